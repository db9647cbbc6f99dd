public import Evidence
public import Scenarios

/// One run that is asked for: what to run, under which name, and where its reports go.
public struct RunRequest: Sendable {
    /// The scenario, read and checked.
    public var scenario: Scenario
    /// Everything about the run that is decided before it begins.
    public var header: RunHeader
    /// The folder that keeps all runs.
    public var reports: String
    /// How many event loops the publishers are spread over, 1 to 64.
    public var shards: Int
    /// What the token that is about to be used claims; nil where there is none.
    public var credential: CredentialFacts?

    /// Creates a request.
    public init(
        scenario: Scenario,
        header: RunHeader,
        reports: String,
        shards: Int = 1,
        credential: CredentialFacts? = nil
    ) {
        self.scenario = scenario
        self.header = header
        self.reports = reports
        self.shards = shards
        self.credential = credential
    }
}
