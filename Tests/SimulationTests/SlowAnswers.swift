import Quantities
import Simulation

/// Every answer takes a tenth of a second.
struct SlowAnswers: Fates {
    func fate(publisher: UInt32, sequence: UInt64, passes: Bool) -> MessageFate {
        var fate = MessageFate(passes: passes)
        fate.answerDelay = .milliseconds(100)
        return fate
    }
}
