import Evidence
import Messaging
import Quantities

/// How a publisher goes from slot to slot, and how the schedule ends.
extension PublisherLoop {
    /// Puts a publisher in the queue for its next slot, or takes it out when it has no more.
    func prepareNext(of member: Int, from origin: MonotonicInstant) {
        guard !publishers[member].hasNoSlots else {
            queue.remove(member)
            finishIfDone(member)
            return
        }
        let due =
            origin
            + plan.intended(
                publisher: publishers[member].number,
                sequence: publishers[member].next
            )
        publishers[member].due = due
        queue.set(member, due: due)
    }

    /// Records that the next slot's message will not be sent, and goes to the slot after it.
    func giveUpNext(of member: Int, because delay: SendDelay, at time: LoopTime) {
        records.append(
            .unsent(
                publisher: publishers[member].number,
                sequence: publishers[member].next,
                delay: delay,
                at: start.offset(of: time.monotonic)
            )
        )
        report.unsent += 1
        publishers[member].next += 1
    }

    /// Ends the schedule: what is due and still waits is unsent, what is not due never will be.
    func stop(at time: LoopTime) {
        phase = .stopped
        if control.announcesStop() {
            records.append(.event(.interrupted, at: start.offset(of: time.monotonic)))
        }
        for member in publishers.indices {
            if let origin = start.instant {
                while !publishers[member].hasNoSlots, publishers[member].due <= time.monotonic {
                    giveUpNext(of: member, because: publishers[member].delay, at: time)
                    prepareNext(of: member, from: origin)
                }
            }
            publishers[member].slotCount = publishers[member].next
            queue.remove(member)
            finishIfDone(member)
        }
    }

    /// Counts a publisher as finished once no slot and no acknowledgement is left.
    func finishIfDone(_ member: Int) {
        guard !publishers[member].isFinished, publishers[member].hasNoSlots,
            publishers[member].outstanding == 0
        else { return }
        publishers[member].isFinished = true
        report.finishedPublishers += 1
    }
}
