import Quantities

/// One thing that can be wrong with a simulated system, and how often it is.
struct Defect {
    /// What goes wrong with a message.
    enum Kind: CaseIterable {
        /// Acknowledged and must pass, does not come out.
        case drop
        /// Comes out twice.
        case duplicate
        /// Must not pass, comes out.
        case leak
        /// Comes out with other bytes.
        case corrupt
        /// Comes out after it counts as lost.
        case delay
        /// Comes out after later messages of its publisher.
        case reorder
        /// Refused, does not come out.
        case refuse
        /// Refused, comes out all the same.
        case refuseAndDeliver
        /// Never acknowledged, does not come out.
        case ignore
        /// Never acknowledged, comes out.
        case deliverWithoutAnswer
    }

    var kind: Kind
    /// One message in so many, of those that the defect can befall.
    var oneIn: UInt64

    /// Whether the defect befalls this message; `passes` says whether it must come out.
    func befalls(publisher: UInt32, sequence: UInt64, passes: Bool, random: Philox2x64) -> Bool {
        guard passes != (kind == .leak) else { return false }
        let dice = random.bits(.faultDice, publisher: publisher, sequence: sequence).0
        return dice.uniform(below: oneIn) == 0
    }
}
