import Quantities

/// A connection of a simulated run that ends and can be made again only after a while.
struct SimulatedOutage: Hashable, Sendable {
    /// Whose: a publisher's number, or nil for the verifier's.
    var publisher: UInt32?
    /// From when, in ticks.
    var from: Int
    /// Until when, in ticks.
    var until: Int
    /// Whether the broker keeps the session meanwhile.
    var isKept: Bool
}
