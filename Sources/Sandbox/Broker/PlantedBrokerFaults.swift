import MQTTWire
import Messaging
import Quantities

/// The faults that are planted in the broker, with their dice.
struct PlantedBrokerFaults {
    /// Which of the broker's faults hit, by the dice of what it hits.
    private let messageFaults: [(index: Int, fault: any BrokerFault, topics: TopicFilter)]
    private let connectionFaults: [(index: Int, fault: any ConnectionFault)]
    /// The first stall of the list; nil for none.
    let stall: Stall?
    private let dice: FaultDice

    /// Picks those of the broker out of all that is planted.
    ///
    /// - Parameter settings: The faults, the seed, and the topics of the graph.
    init(_ settings: BrokerSettings) {
        dice = FaultDice(seed: settings.faultSeed)
        let input = settings.faultInput.flatMap { TopicFilter($0) }
        let output = settings.faultOutput.flatMap { TopicFilter($0) }
        // The places in the list of all faults: the dice of each depend on its place.
        let all = Array(settings.faults.enumerated())
        messageFaults = all.compactMap { index, fault in
            guard let fault = fault as? any BrokerFault,
                let topics = type(of: fault).side == .input ? input : output
            else { return nil }
            return (index, fault, topics)
        }
        connectionFaults = all.compactMap { index, fault in
            (fault as? any ConnectionFault).map { (index, $0) }
        }
        stall = all.lazy.compactMap { $0.element as? Stall }.first
    }

    /// The first fault of the list that hits a message.
    func effect(on message: StoredMessage) -> (kind: String, effect: BrokerEffect)? {
        guard !messageFaults.isEmpty, !ProbeMark.isOn(encoded: message.bytes[message.topicEnd...])
        else { return nil }
        var hash: UInt64?
        for (index, fault, topics) in messageFaults
        where topics.matches(Array(message.topic).span) {
            let known = hash ?? FaultDice.hash(message.bytes[message.topicEnd...])
            hash = known
            let chance = dice.chance(of: known, fault: index)
            if let effect = fault.effect(onQuality: message.quality, chance: chance) {
                return (type(of: fault).kind, effect)
            }
        }
        return nil
    }

    /// The first fault of the list that hits a client's first connection.
    func connectionFault(of identifier: String) -> (any ConnectionFault)? {
        guard !connectionFaults.isEmpty else { return nil }
        let hash = FaultDice.hash(Array(identifier.utf8)[...])
        return connectionFaults.first { index, fault in
            dice.chance(of: hash, fault: index) < fault.rate
        }?.fault
    }
}
