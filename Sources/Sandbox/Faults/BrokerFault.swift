/// A defect of the sandbox's broker that hits messages.
///
/// What it must be told as holds for messages that must pass; of those that the graph withholds,
/// nothing comes out whatever the broker does to them.
protocol BrokerFault: Fault {
    /// Which of the graph's topics it is about.
    static var side: BrokerFaultSide { get }

    /// What to do with a message; nil leaves it alone.
    ///
    /// - Parameters:
    ///   - quality: The quality of service that it was published with.
    ///   - chance: A number in [0, 1) that belongs to this message and this fault.
    /// - Returns: What the broker does with it.
    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect?
}

/// One of the two topics of a graph.
enum BrokerFaultSide {
    /// What publishers send to the graph.
    case input
    /// What the graph sends to the verifier.
    case output
}
