import Evidence
import Quantities

/// The fates of a ``SimulatedWorld``, as a pure function of seed, publisher and sequence.
struct WorldFates: Fates {
    /// Chances in 1,000 of what befalls a message in ``SimulatedWorld/mixed``.
    private enum Chance {
        static let refused: UInt64 = 20
        static let unanswered: UInt64 = 3
        static let slowAnswer: UInt64 = 60
        static let dropped: UInt64 = 30
        static let leaked: UInt64 = 30
        static let altered: UInt64 = 30
        static let repeated: UInt64 = 50
        static let delayed: UInt64 = 100
        static let late: UInt64 = 40
    }

    private let world: SimulatedWorld
    private let random: Philox2x64
    /// The only message of ``SimulatedWorld/oneLoss`` that is lost.
    private let victim: (publisher: UInt32, sequence: UInt64)?

    /// Creates the fates of one run.
    ///
    /// - Parameters:
    ///   - world: What goes wrong.
    ///   - seed: The run's seed.
    ///   - victim: The message to lose in ``SimulatedWorld/oneLoss``.
    init(
        _ world: SimulatedWorld,
        seed: UInt64,
        victim: (publisher: UInt32, sequence: UInt64)?
    ) {
        self.world = world
        self.victim = victim
        random = Philox2x64(key: seed)
    }

    func fate(publisher: UInt32, sequence: UInt64, passes: Bool) -> MessageFate {
        var fate = MessageFate(passes: passes)
        switch world {
        case .clean: break
        case .oneLoss:
            if let victim, victim == (publisher, sequence) { fate.copies = 0 }
        case .allLost: fate.copies = 0
        case .mixed: befall(&fate, publisher, sequence, passes: passes)
        }
        return fate
    }

    private func befall(
        _ fate: inout MessageFate,
        _ publisher: UInt32,
        _ sequence: UInt64,
        passes: Bool
    ) {
        let bits = random.bits(.simulatedFate, publisher: publisher, sequence: sequence)
        var answering = RandomDigits(bits.0)
        var emerging = RandomDigits(bits.1)
        if answering.happens(Chance.slowAnswer) {
            fate.answerDelay = .milliseconds(Int64(2 + answering.draw(below: 1_500)))
        }
        if answering.happens(Chance.refused) {
            fate.answer = .refused
            // A broker that refuses should not deliver; one in four of these does.
            if answering.draw(below: 4) > 0 { fate.copies = 0 }
        } else if answering.happens(Chance.unanswered) {
            fate.answer = .none
            if answering.draw(below: 2) == 0 { fate.copies = 0 }
        }
        let isTurned = emerging.happens(passes ? Chance.dropped : Chance.leaked)
        if isTurned { fate.copies = passes ? 0 : 1 }
        guard fate.copies > 0 else { return }
        fate.isAltered = emerging.happens(Chance.altered)
        if emerging.happens(Chance.repeated) {
            fate.copies += 1 + Int(emerging.draw(below: 3))
            fate.gap = .milliseconds(Int64(emerging.draw(below: 700)))
        }
        if emerging.happens(Chance.delayed) {
            fate.delay = .milliseconds(Int64(3 + emerging.draw(below: 200)))
        }
        if emerging.happens(Chance.late) {
            fate.delay = fate.delay + .milliseconds(Int64(emerging.draw(below: 1_500)))
        }
    }
}
