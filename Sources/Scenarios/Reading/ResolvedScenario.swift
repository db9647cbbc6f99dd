/// A scenario and everything it was made from.
public struct ResolvedScenario: Hashable, Sendable {
    /// What to run.
    public var scenario: Scenario
    /// The files that were read: the scenario file first, then the graph's resource and definition.
    public var files: [SourceText]
    /// What changed the file's values before they were read, in the order of application.
    public var overrides: [Override]

    /// Creates a resolved scenario.
    public init(scenario: Scenario, files: [SourceText], overrides: [Override] = []) {
        self.scenario = scenario
        self.files = files
        self.overrides = overrides
    }
}
