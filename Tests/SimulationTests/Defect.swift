import LoadGen
import Quantities
import Simulation

/// One thing that can be wrong with a simulated system, and how often it is.
struct Defect: Fates {
    /// What goes wrong with a message.
    enum Kind: CaseIterable, Sendable {
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

    let kind: Kind
    /// One message in so many, of those that the defect can befall.
    let oneIn: UInt64
    let plan: LoadPlan
    private let random = Philox2x64(key: 77)

    init(kind: Kind, oneIn: UInt64, plan: LoadPlan) {
        self.kind = kind
        self.oneIn = oneIn
        self.plan = plan
    }

    func fate(publisher: UInt32, sequence: UInt64, passes: Bool) -> MessageFate {
        var fate = MessageFate(passes: passes)
        guard befalls(publisher, sequence, passes: passes) else { return fate }
        switch kind {
        case .drop: fate.copies = 0
        case .duplicate: fate.copies = 2
        case .leak: fate.copies = 1
        case .corrupt: fate.isAltered = true
        case .delay: fate.delay = .milliseconds(2_503)
        case .reorder: fate.delay = .milliseconds(503)
        case .refuse: (fate.answer, fate.copies) = (.refused, 0)
        case .refuseAndDeliver: fate.answer = .refused
        case .ignore: (fate.answer, fate.copies) = (.none, 0)
        case .deliverWithoutAnswer: fate.answer = .none
        }
        return fate
    }

    /// How many messages it befalls in the whole run, counted without running it.
    func countPlanted() -> UInt64 {
        let filter = SimulatedFilter(lower: 2_000, upper: 4_000)
        var planted: UInt64 = 0
        var payload: [UInt8] = []
        for publisher in 0..<UInt32(plan.publisherCount) {
            for sequence in 0..<plan.slotCount(of: publisher) {
                plan.writePayload(publisher: publisher, sequence: sequence, into: &payload)
                let passes = filter.passes(payload)
                if befalls(publisher, sequence, passes: passes) { planted += 1 }
            }
        }
        return planted
    }

    /// Whether it befalls a message: never one of the last second, so that everything planted can
    /// still show.
    private func befalls(_ publisher: UInt32, _ sequence: UInt64, passes: Bool) -> Bool {
        guard passes != (kind == .leak), sequence + 100 < plan.slotCount(of: publisher) else {
            return false
        }
        let dice = random.bits(.faultDice, publisher: publisher, sequence: sequence).0
        return dice.uniform(below: oneIn) == 0
    }
}
