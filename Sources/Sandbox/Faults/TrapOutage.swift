import Quantities

/// A module that panics takes the graph with it: for a while everything that comes is lost.
///
/// What the runtime does after a panic is not written down; this is the worst that it may do.
struct TrapOutage: Fault {
    static let kind = "trap-outage"
    static let usage = "trap-outage:LENGTH"
    static let summary = "loses whatever comes for LENGTH (1s unless told) after a module's panic"
    static let outcomes: Set<PlantedOutcome> = [.lost]

    /// How long the graph is gone.
    let length: Nanoseconds

    init(_ arguments: FaultArguments) throws(FaultError) {
        try arguments.allow(1)
        length = try arguments.duration(at: 0, else: .seconds(1))
    }
}
