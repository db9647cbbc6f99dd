/// What goes wrong in a simulated run.
public enum SimulatedWorld: String, Sendable, CaseIterable {
    /// Nothing: no detector may see anything.
    case clean
    /// One message that must come out does not, although the broker acknowledged it.
    case oneLoss = "one-loss"
    /// Everything at once: every kind of fate, strangers among the results, connections that end
    /// with and without their session.
    case mixed
    /// Every message is acknowledged and none comes out.
    case allLost = "all-lost"
}
