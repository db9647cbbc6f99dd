public import Quantities

/// What is found out about the graph before any load is sent.
///
/// Probes are messages that must come out, numbered apart from those of the run. A graph that is not
/// deployed, or listens to another topic, is told then, and not by a run in which everything is lost.
public struct PreflightPlan: Hashable, Sendable {
    /// How many probes must have come out; 0 sends none.
    public var probes: Int
    /// How long after the first probe they must have done so.
    public var within: Nanoseconds
    /// How long the output must have been free of other runs' messages before the first probe; after
    /// ``within`` it is not waited for any longer.
    public var quiet: Nanoseconds

    /// Creates a plan; without arguments three probes within 30 s, without waiting for quiet.
    public init(
        probes: Int = 3,
        within: Nanoseconds = .seconds(30),
        quiet: Nanoseconds = .zero
    ) {
        self.probes = probes
        self.within = within
        self.quiet = quiet
    }
}
