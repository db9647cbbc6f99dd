/// What one run does, decided and checked: the typed form of a scenario file.
public struct Scenario: Hashable, Sendable {
    /// The name: lower-case letters, digits and hyphens; part of the report folder's name.
    public var name: String
    /// The random seed: same seed and file, same messages.
    public var seed: UInt64
    /// The broker and how to be let in.
    public var target: Target
    /// Where messages go in, what happens to them, and where they come out.
    public var flow: DataFlow
    /// Which implementation of MQTT is used.
    public var transport: TransportKind
    /// How connections are made and kept.
    public var connect: ConnectPlan
    /// How tokens are renewed while the run goes on.
    public var tokens: TokenPlan
    /// What is found out about the graph before any load is sent.
    public var preflight: PreflightPlan
    /// Whether what goes into the graph is watched as well, so that it is known where messages are
    /// lost.
    public var watchesInput: Bool
    /// By what messages are told apart; nil: as the preflight finds.
    public var identity: IdentityCarrier?
    /// The groups of publishers; at least one.
    public var workloads: [Workload]
    /// How long each part of the run takes.
    public var phases: Phases
    /// What must hold for the run to pass.
    public var thresholds: [Threshold]

    /// Whether a threshold asks if messages come out with the time that they left with.
    public var watchesTimestamps: Bool {
        thresholds.contains { $0.metric == .count(.timestampChanged) }
    }

    /// Creates a scenario.
    public init(
        name: String,
        seed: UInt64,
        target: Target,
        flow: DataFlow,
        transport: TransportKind = .mqtt,
        connect: ConnectPlan = ConnectPlan(),
        tokens: TokenPlan = TokenPlan(),
        preflight: PreflightPlan = PreflightPlan(),
        watchesInput: Bool = false,
        identity: IdentityCarrier? = nil,
        workloads: [Workload],
        phases: Phases,
        thresholds: [Threshold]
    ) {
        self.name = name
        self.seed = seed
        self.target = target
        self.flow = flow
        self.transport = transport
        self.connect = connect
        self.tokens = tokens
        self.preflight = preflight
        self.watchesInput = watchesInput
        self.identity = identity
        self.workloads = workloads
        self.phases = phases
        self.thresholds = thresholds
    }

    /// How many publishers there are in all workloads.
    public var publisherCount: Int { workloads.reduce(0) { $0 + $1.publishers } }
}
