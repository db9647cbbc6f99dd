public import Evidence
public import Messaging
public import Quantities

/// Publishers that live on one event loop and send by the plan, whatever comes back: open loop.
///
/// A class because an event loop keeps it and calls it. It opens one connection for each publisher,
/// waits for the schedule's start, then sends each slot when it is due. A slot that cannot be sent in
/// time becomes unsent, one by one, with what held it up; none is skipped in silence.
///
/// A step costs O(log n) for each slot due and nothing for the others. Slots due at once leave
/// publisher by publisher, so one connection's messages lie together and share a write.
public final class PublisherLoop: LoopTask {
    /// How many connections are being made at once.
    static let openingLimit = 64

    let plan: LoadPlan
    let start: ScheduleStart
    let control: LoadControl
    var publishers: [Publisher]
    var queue: DueQueue
    var records: [Record] = []
    var report = LoadReport()
    var opening = 0
    var phase = Phase.waiting

    private let mailbox: RecordMailbox
    private let identity: IdentityProperty
    private let timestamps: TimestampProperty
    private var message: OutgoingMessage
    private var opened = 0

    enum Phase {
        case waiting
        case scheduled
        case stopped
    }

    /// Creates the task of one event loop.
    ///
    /// - Parameters:
    ///   - plan: What all publishers of the run send.
    ///   - numbers: Which of them live here; connection 0 of the loop is the first one's.
    ///   - run: What their messages' identities name.
    ///   - start: Set once everything is ready; the loop must be woken then.
    ///   - control: Shared by all loops of the run.
    ///   - mailbox: Gets the records, those of one call together at its end.
    public init(
        plan: LoadPlan,
        publishers numbers: Range<UInt32>,
        run: RunIdentifier,
        start: ScheduleStart,
        control: LoadControl,
        mailbox: RecordMailbox
    ) {
        self.plan = plan
        self.start = start
        self.control = control
        self.mailbox = mailbox
        publishers = numbers.map { Publisher(number: $0, plan: plan) }
        queue = DueQueue(memberCount: numbers.count)
        identity = IdentityProperty(run: run, seed: plan.seed)
        timestamps = TimestampProperty(run: run)
        message = OutgoingMessage(
            topic: plan.topic,
            userProperties: [
                UserProperty(name: TimestampProperty.name, value: []),
                UserProperty(name: IdentityProperty.name, value: []),
            ]
        )
    }

    /// Opens connections, sends everything that is due, and says when the next slot is.
    public func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        defer { flush() }
        if phase != .stopped { openMore(through: connections) }
        if phase == .waiting, let origin = start.instant { schedule(from: origin) }
        while let (member, due) = queue.first, due <= time.monotonic {
            serve(member, at: time, through: connections)
        }
        if phase != .stopped, control.isStopRequested { stop(at: time) }
        return queue.first?.due
    }

    /// Begins as many connections as may be under way at once.
    private func openMore(through connections: any Connections) {
        while opening < Self.openingLimit, opened < publishers.count {
            opening += 1
            opened += 1
            connections.open(opened - 1)
        }
    }

    private func schedule(from origin: MonotonicInstant) {
        phase = .scheduled
        for member in publishers.indices {
            prepareNext(of: member, from: origin)
        }
    }

    /// Sends or gives up all slots of one publisher that are due, and puts it back in the queue.
    private func serve(
        _ member: Int,
        at time: LoopTime,
        through connections: any Connections
    ) {
        guard let origin = start.instant else { return }
        while !publishers[member].hasNoSlots, publishers[member].due <= time.monotonic {
            if publishers[member].expiry <= time.monotonic {
                giveUpNext(of: member, because: publishers[member].delay, at: time)
            } else if let obstacle = trySending(member, at: time, through: connections) {
                publishers[member].obstruct(obstacle)
                queue.set(member, due: publishers[member].expiry)
                return
            }
            prepareNext(of: member, from: origin)
        }
    }

    /// Hands the next slot's message over; returns what stands in its way, nil when it is decided.
    private func trySending(
        _ member: Int,
        at time: LoopTime,
        through connections: any Connections
    ) -> SendDelay? {
        guard publishers[member].connection == .open else { return .connection }
        guard !publishers[member].isBlocked else { return .quota }
        let number = publishers[member].number
        let sequence = publishers[member].next
        let timestamp = publishers[member].timestamp.following(at: time.wallClock)
        message.quality = publishers[member].quality
        plan.writePayload(publisher: number, sequence: sequence, into: &message.payload)
        timestamps.write(timestamp, publisher: number, into: &message.userProperties[0].value)
        identity.write(
            publisher: number,
            sequence: sequence,
            into: &message.userProperties[1].value
        )
        switch connections.publish(message, on: member, token: sequence) {
        case .accepted:
            publishers[member].timestamp = timestamp
            noteSent(member, at: time)
            return nil
        case .windowFull, .blocked:
            publishers[member].isBlocked = true
            return .quota
        case .notConnected:
            return .connection
        case .notAllowed:
            report.refusal =
                report.refusal
                ?? "the broker takes no message of \(message.payload.count) bytes at QoS "
                + "\(message.quality.rawValue) (publisher \(number), slot \(sequence)); compare its "
                + "Maximum Packet Size and Maximum QoS with the workload"
            giveUpNext(of: member, because: .quota, at: time)
            return nil
        }
    }

    /// Records that the next slot's message was handed over, and goes to the slot after it.
    private func noteSent(_ member: Int, at time: LoopTime) {
        records.append(
            .sent(
                SentRecord(
                    publisher: publishers[member].number,
                    sequence: publishers[member].next,
                    sent: start.offset(of: time.monotonic),
                    delay: publishers[member].delay
                )
            )
        )
        report.sent += 1
        publishers[member].next += 1
        if publishers[member].quality > .atMostOnce { publishers[member].outstanding += 1 }
    }

    /// Posts the records of this call, before the transport writes any of its messages.
    func flush() {
        mailbox.post(&records)
        control.add(report)
        report = LoadReport()
    }
}
