/// A defect of the sandbox's broker that hits messages.
///
/// What it must be told as holds for messages that must pass; of those that the graph withholds,
/// nothing comes out whatever the broker does to them.
protocol BrokerFault: Fault {
    /// Which of the graph's topics it is about.
    static var side: BrokerFaultSide { get }
    /// The qualities of service of the messages that it can hit.
    static var qualities: ClosedRange<UInt8> { get }
    /// The share of these messages that it hits.
    var rate: Double { get }
    /// What the broker does with them.
    var effect: BrokerEffect { get }
}

extension BrokerFault {
    /// Those that are acknowledged.
    static var qualities: ClosedRange<UInt8> { 1...2 }

    /// What to do with a message; nil leaves it alone.
    ///
    /// - Parameters:
    ///   - quality: The quality of service that it was published with.
    ///   - chance: A number in [0, 1) that belongs to this message and this fault.
    /// - Returns: What the broker does with it.
    func effect(onQuality quality: UInt8, chance: Double) -> BrokerEffect? {
        Self.qualities.contains(quality) && chance < rate ? effect : nil
    }
}

/// One of the two topics of a graph.
enum BrokerFaultSide {
    /// What publishers send to the graph.
    case input
    /// What the graph sends to the verifier.
    case output
}
