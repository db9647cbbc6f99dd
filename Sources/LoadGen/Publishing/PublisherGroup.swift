import Evidence
import Messaging
import Quantities

/// The publishers of one event loop and all that they share: what a ``PublisherLoop`` decides with.
///
/// A value, so that a whole step is one access to the loop's state.
struct PublisherGroup: Sendable {
    /// How many connections are being made at once.
    static let openingLimit = 64

    /// How far the schedule is.
    enum Phase: Sendable {
        /// The start is not known.
        case waiting
        /// Slots are due as planned.
        case scheduled
        /// No further slot will be due.
        case stopped
    }

    let plan: LoadPlan
    let start: ScheduleStart
    let control: LoadControl
    var publishers: [Publisher]
    var queue: DueQueue
    var records: [Record] = []
    var report = LoadReport()
    var phase = Phase.waiting
    var opening = 0

    private let mailbox: RecordMailbox
    private let identity: IdentityProperty
    private let timestamps: TimestampProperty
    private var message: OutgoingMessage
    private var opened = 0

    init(
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
    mutating func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        if phase != .stopped { openMore(through: connections) }
        if phase == .waiting, let origin = start.instant { schedule(from: origin) }
        while let (member, due) = queue.first, due <= time.monotonic {
            serve(member, at: time, through: connections)
        }
        if phase != .stopped, control.isStopRequested { stop(at: time) }
        return queue.first?.due
    }

    /// Posts the records of one call, before the transport writes any of its messages.
    mutating func flush() {
        mailbox.post(&records)
        control.add(report)
        report = LoadReport()
    }

    /// Begins as many connections as may be under way at once.
    private mutating func openMore(through connections: any Connections) {
        while opening < Self.openingLimit, opened < publishers.count {
            opening += 1
            opened += 1
            connections.open(opened - 1)
        }
    }

    /// Sends or gives up all slots of one publisher that are due, and queues it for its next.
    private mutating func serve(
        _ member: Int,
        at time: LoopTime,
        through connections: any Connections
    ) {
        guard let origin = start.instant else { return }
        var publisher = publishers[member]
        var wake: MonotonicInstant?
        while wake == nil, publisher.due <= time.monotonic {
            if publisher.expiry <= time.monotonic {
                giveUpNext(of: &publisher, because: publisher.delay, at: time)
            } else if let obstacle = send(&publisher, on: member, at: time, through: connections) {
                publisher.obstruct(obstacle)
                wake = publisher.expiry
                continue
            }
            publisher.plan(by: plan, from: origin)
        }
        publishers[member] = publisher
        queue(member, for: wake ?? publisher.due)
    }

    /// Hands the next slot's message over; returns what stands in its way, nil when it is decided.
    private mutating func send(
        _ publisher: inout Publisher,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) -> SendDelay? {
        guard publisher.connection == .open else { return .connection }
        guard !publisher.isBlocked else { return .quota }
        let timestamp = publisher.timestamp.following(at: time.wallClock)
        write(publisher, timestamp)
        switch connections.publish(message, on: connection, token: publisher.next) {
        case .accepted:
            publisher.timestamp = timestamp
            noteSent(&publisher, at: time)
            return nil
        case .windowFull, .blocked:
            publisher.isBlocked = true
            return .quota
        case .notConnected:
            return .connection
        case .notAllowed:
            report.refusal = report.refusal ?? refusal(of: publisher)
            giveUpNext(of: &publisher, because: .quota, at: time)
            return nil
        }
    }

    /// Makes the publisher's next message in place of the last one.
    private mutating func write(_ publisher: Publisher, _ timestamp: HybridTimestamp) {
        let number = publisher.number
        let sequence = publisher.next
        message.quality = publisher.quality
        plan.writePayload(publisher: number, sequence: sequence, into: &message.payload)
        timestamps.write(timestamp, publisher: number, into: &message.userProperties[0].value)
        identity.write(
            publisher: number,
            sequence: sequence,
            into: &message.userProperties[1].value
        )
    }

    private func refusal(of publisher: Publisher) -> String {
        "the broker takes no message of \(message.payload.count) bytes at QoS "
            + "\(message.quality.rawValue) (publisher \(publisher.number), slot \(publisher.next)); "
            + "compare its Maximum Packet Size and Maximum QoS with the workload"
    }
}
