public import Quantities

/// Everything about a run that was decided before it began.
///
/// The first block of a history. Together with the records it makes every report again; nothing in
/// it is a secret: whoever fills it leaves passwords and tokens out of the command line.
public struct RunHeader: Hashable, Sendable {
    /// The version of the history's layout that this header was read from or is written in.
    public var formatVersion = HistoryFormat.version
    /// Which run this is.
    public var run: RunIdentifier
    /// The random seed.
    public var seed: UInt64
    /// The scenario's name.
    public var scenario: String
    /// The scenario file.
    public var scenarioFile: KeptFile
    /// The other files that the scenario was read with, such as the graph files.
    public var furtherFiles: [KeptFile]
    /// What the command line changed in the scenario, one `path=value` each, in order.
    public var overrides: [String]
    /// What environment variables changed in the scenario, one `NAME=value` each, in order.
    public var environment: [String]
    /// When the run began.
    public var started: WallClockInstant
    /// The programs and libraries that made it.
    public var versions: SoftwareVersions
    /// The machine that generated the load.
    public var host: HostFacts
    /// Whether the run was against the embedded sandbox.
    public var isSandbox: Bool
    /// The faults planted in the sandbox, as they were asked for; empty when there were none.
    public var planted: [String]
    /// How many event loops the publishers were spread over.
    public var shards: Int
    /// The words of the command, the program's name first, without secrets.
    public var commandLine: [String]

    /// Creates a header in the present layout.
    public init(
        run: RunIdentifier,
        seed: UInt64,
        scenario: String,
        scenarioFile: KeptFile,
        furtherFiles: [KeptFile] = [],
        overrides: [String] = [],
        environment: [String] = [],
        started: WallClockInstant,
        versions: SoftwareVersions,
        host: HostFacts,
        isSandbox: Bool,
        planted: [String] = [],
        shards: Int = 1,
        commandLine: [String]
    ) {
        self.run = run
        self.seed = seed
        self.scenario = scenario
        self.scenarioFile = scenarioFile
        self.furtherFiles = furtherFiles
        self.overrides = overrides
        self.environment = environment
        self.started = started
        self.versions = versions
        self.host = host
        self.isSandbox = isSandbox
        self.planted = planted
        self.shards = shards
        self.commandLine = commandLine
    }
}
