import Evidence
import Quantities

extension Judge {
    /// Takes into account what happened to the verifier's connection.
    mutating func apply(_ effect: OutputWatch.Effect) {
        switch effect {
        case .none, .suspended: break
        case .resumed:
            for publisher in ledgers.indices {
                ledgers[publisher].repetition.noteResumption(
                    highestSeen: ledgers[publisher].highestSeen
                )
            }
            settleHeld()
        case .missed(let end):
            noteMissed(until: end)
            settleHeld()
        }
    }

    /// Gives up what left before `deadline`, or waits with that: while the verifier is not
    /// connected, nobody can say of a message that it did not come out.
    mutating func settle(before deadline: Nanoseconds) {
        recentDuplicates.age()
        heldDeadline = max(heldDeadline, deadline.count)
        if watch.suspendedSince == nil { settleHeld() }
    }

    /// Notes that what came out until `end` is not known, of everything that may have.
    ///
    /// What was overdue before the verifier's connection ended had been watched for as long as it
    /// could come out, and stays lost.
    mutating func noteMissed(until end: Nanoseconds) {
        missedUntil = max(missedUntil, end.count)
        windows?.noteMissed(until: end)
        throttles?.noteTurn(received: end)
        for index in ledgers.indices {
            let intended = intendedTimes(of: index)
            ledgers[index].markUnwatched(leftFrom: deadline, before: end.count, intended: intended)
            // The control path uses the same connection.
            control?.ledgers[index].markUnwatched(
                leftFrom: deadline,
                before: end.count,
                intended: intended
            )
        }
        unwatchedToWithhold += withheldTimeline.take(before: end.count)
    }

    /// Notes that the run ends before messages are overdue that left since the deadline.
    mutating func abandon() {
        guard deadline < .max else { return }
        for index in ledgers.indices {
            let intended = intendedTimes(of: index)
            ledgers[index].markUndecided(leftFrom: deadline, intended: intended)
            control?.ledgers[index].markUndecided(leftFrom: deadline, intended: intended)
        }
    }

    /// When a publisher's messages were to leave, by their slot, in nanoseconds.
    private func intendedTimes(of publisher: Int) -> (UInt64) -> Int64 {
        { [plan] slot in plan.intended(publisher: UInt32(publisher), sequence: slot).count }
    }

    /// Notes that a message left before a subscription that is told already.
    mutating func noteMissed(_ record: SentRecord, mustPass: Bool) {
        control?.ledgers[Int(record.publisher)].markUnwatched(record.sequence)
        if mustPass {
            ledgers[Int(record.publisher)].markUnwatched(record.sequence)
        } else {
            unwatchedToWithhold += 1
        }
    }

    /// How many messages that must pass may have come out while nobody watched.
    var unwatched: UInt64 {
        promised.count { $0.answer == .unwatched && $0.arrival == .none }
    }
}
