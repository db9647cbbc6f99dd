public import Evidence
public import Scenarios
public import Verifier

/// Everything that is told about one run.
///
/// A plain value: it holds no time of its own and no dictionary, so the same report is the same
/// bytes in every format, whenever and wherever it is rendered.
public struct Report: Equatable, Sendable {
    /// What was decided before the run.
    public var header: RunHeader
    /// The scenario, as it was after overrides.
    public var scenario: Scenario
    /// What was learnt about the broker; nil when no connection came about.
    public var broker: BrokerFacts?
    /// What the run came to.
    public var judgement: Judgement
    /// How the history ended: what is missing from it is missing from the judgement.
    public var history: HistoryEnding

    /// Creates a report.
    public init(
        header: RunHeader,
        scenario: Scenario,
        broker: BrokerFacts?,
        judgement: Judgement,
        history: HistoryEnding = .complete
    ) {
        self.header = header
        self.scenario = scenario
        self.broker = broker
        self.judgement = judgement
        self.history = history
    }

    /// The name of the folder that a run's files are in: time, scenario and run, such as
    /// `2026-11-23T19-22-42Z-quickstart-e5k0d3mz`.
    ///
    /// Folders sort by time. Only letters, digits, hyphens, dots and underscores of the scenario's
    /// name are kept, so the name is one path component on every file system.
    public static func folderName(of header: RunHeader) -> String {
        let time = Timestamp(header.started).fileNameText
        let name = header.scenario.map { character in
            let isPlain = character.isASCII && (character.isLetter || character.isNumber)
            return isPlain || "-._".contains(character) ? character : "-"
        }
        return "\(time)-\(String(name))-\(header.run)"
    }
}
