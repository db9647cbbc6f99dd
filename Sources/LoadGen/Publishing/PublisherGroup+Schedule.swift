import Evidence
import Messaging
import Quantities

/// How publishers go from slot to slot, and how the schedule begins and ends.
extension PublisherGroup {
    /// Queues every publisher for its first slot.
    mutating func schedule(from origin: MonotonicInstant) {
        phase = .scheduled
        for member in publishers.indices {
            publishers[member].plan(by: plan, from: origin)
            queue(member, for: publishers[member].due)
        }
    }

    /// Queues a publisher, or takes it out when it has no more slots.
    mutating func queue(_ member: Int, for due: MonotonicInstant) {
        if publishers[member].hasNoSlots {
            queue.remove(member)
            finishIfDone(member)
        } else {
            queue.set(member, due: due)
        }
    }

    /// Records that the next slot's message was handed over, and goes to the slot after it.
    mutating func noteSent(_ publisher: inout Publisher, at time: LoopTime) {
        records.append(
            .sent(
                SentRecord(
                    publisher: publisher.number,
                    sequence: publisher.next,
                    sent: start.offset(of: time.monotonic),
                    delay: publisher.delay
                )
            )
        )
        report.sent += 1
        publisher.next += 1
        if publisher.quality > .atMostOnce { publisher.outstanding += 1 }
    }

    /// Records that the next slot's message will not be sent, and goes to the slot after it.
    mutating func giveUpNext(
        of publisher: inout Publisher,
        because delay: SendDelay,
        at time: LoopTime
    ) {
        records.append(
            .unsent(
                publisher: publisher.number,
                sequence: publisher.next,
                delay: delay,
                at: start.offset(of: time.monotonic)
            )
        )
        report.unsent += 1
        publisher.next += 1
    }

    /// Ends the schedule: what is due and still waits is unsent, what is not due never will be.
    mutating func stop(at time: LoopTime) {
        phase = .stopped
        for member in publishers.indices {
            var publisher = publishers[member]
            if let origin = start.instant {
                while publisher.due <= time.monotonic {
                    giveUpNext(of: &publisher, because: publisher.delay, at: time)
                    publisher.plan(by: plan, from: origin)
                }
            }
            publisher.slotCount = publisher.next
            publishers[member] = publisher
            queue(member, for: .distantFuture)
        }
    }

    /// Counts a publisher as finished once no slot and no acknowledgement is left.
    mutating func finishIfDone(_ member: Int) {
        guard !publishers[member].isFinished, publishers[member].hasNoSlots,
            publishers[member].outstanding == 0
        else { return }
        publishers[member].isFinished = true
        report.finishedPublishers += 1
    }
}
