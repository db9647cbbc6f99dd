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
        for index in ledgers.indices {
            for slot in ledgers[index].openHoles {
                let sent = latestSendTime(UInt32(index), slot)
                guard sent < end.count, sent >= deadline else { continue }
                ledgers[index].markUnwatched(slot)
            }
            noteMissedEntries(UInt32(index), until: end)
        }
        unwatchedToWithhold += withheldTimeline.take(before: end.count)
    }

    /// Notes that the run ends before messages are overdue that left since the deadline.
    mutating func abandon() {
        guard deadline < .max else { return }
        for index in ledgers.indices {
            for slot in ledgers[index].openHoles
            where latestSendTime(UInt32(index), slot) >= deadline {
                ledgers[index].markUndecided(slot)
            }
            for slot in control?.ledgers[index].openHoles ?? []
            where control?.latestSendTime(slot, of: UInt32(index), plan) ?? .min >= deadline {
                control?.ledgers[index].markUndecided(slot)
            }
        }
    }

    /// The control path uses the verifier's connection: what came by meanwhile was not seen either.
    private mutating func noteMissedEntries(_ publisher: UInt32, until end: Nanoseconds) {
        for slot in control?.ledgers[Int(publisher)].openHoles ?? [] {
            let sent = control?.latestSendTime(slot, of: publisher, plan) ?? .min
            guard sent < end.count, sent >= deadline else { continue }
            control?.ledgers[Int(publisher)].markUnwatched(slot)
        }
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
        states.count { $0.answer == .unwatched && $0.arrival == .none }
    }
}
