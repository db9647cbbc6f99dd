import Evidence
import Messaging
import Quantities

/// The publishers of one event loop and all that they share: what a ``PublisherLoop`` decides with.
///
/// A value, so that a whole step is one access to the loop's state.
struct PublisherGroup: Sendable {
    /// How far the schedule is.
    enum Phase: Sendable {
        /// The start is not known.
        case waiting
        /// Slots are due as planned.
        case scheduled
        /// No further slot will be due.
        case stopped
    }

    /// About how many bytes one step encodes at most: what is due beyond that goes in the next step,
    /// after these are written, so that they still lie in a cache when they are encrypted.
    private static let stepLimit = 65_536
    /// About how many bytes a packet has besides its payload.
    private static let messageOverhead = 100

    let plan: LoadPlan
    let start: ScheduleStart
    let control: LoadControl
    var publishers: [Publisher]
    var queue: DueQueue
    var records: [Record] = []
    var report = LoadReport()
    var phase = Phase.waiting
    /// How many connections are on their way.
    var opening = 0
    /// What is to be done with connections, and when: one to make again, a token to show.
    var errands: DueQueue
    /// How many connections were asked for the first time.
    var opened = 0
    /// When the first connection was asked for.
    var firstOpening: MonotonicInstant?
    /// How many renewals were begun.
    var renewalsBegun: UInt64 = 0

    let share: LoopShare
    let renewalSpread: Nanoseconds
    let random: Philox2x64
    private var rounds: SendingRounds
    private let mailbox: RecordMailbox
    private var writer: MessageWriter
    private var message: OutgoingMessage
    /// About how many bytes this step has encoded.
    private var encoded = 0

    init(
        plan: LoadPlan,
        publishers numbers: Range<UInt32>,
        run: RunIdentifier,
        share: LoopShare,
        renewalSpread: Nanoseconds,
        start: ScheduleStart,
        control: LoadControl,
        mailbox: RecordMailbox
    ) {
        self.plan = plan
        self.start = start
        self.control = control
        self.mailbox = mailbox
        self.share = share
        self.renewalSpread = renewalSpread
        random = Philox2x64(key: plan.seed)
        rounds = SendingRounds(
            quantum: PacingQuantum.quantum(ofRate: plan.averageRate(of: numbers))
        )
        errands = DueQueue(memberCount: numbers.count)
        publishers = numbers.map { Publisher(number: $0, plan: plan) }
        queue = DueQueue(memberCount: numbers.count)
        writer = MessageWriter(plan: plan, run: run)
        message = MessageWriter.blankMessage
    }

    /// Opens connections, sends everything that is due, and says when the next slot is.
    mutating func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        let time = dated(time)
        if phase != .stopped { openMore(at: time, through: connections) }
        planRenewals(at: time)
        runErrands(at: time, through: connections)
        if phase == .waiting, let origin = start.instant { schedule(from: origin) }
        encoded = 0
        if let horizon = rounds.horizon(at: time.monotonic) {
            while let (member, due) = queue.first, due <= horizon, encoded < Self.stepLimit {
                serve(member, upTo: horizon, at: time, through: connections)
            }
            if encoded >= Self.stepLimit { return time.monotonic }
            rounds.end(at: time)
        }
        if phase != .stopped, control.isStopRequested { stop(at: time) }
        return nextStep
    }

    /// The time with the calendar time that messages are to carry, where the schedule has a calendar.
    private func dated(_ time: LoopTime) -> LoopTime {
        guard let calendar = start.calendar else { return time }
        var time = time
        time.wallClock = calendar.instant(at: start.offset(of: time.monotonic))
        return time
    }

    /// When to be called again: for the next slot, but no sooner than the next round, or for the
    /// next errand or first connection, unless one must end before another may begin.
    private var nextStep: MonotonicInstant? {
        var next = queue.first.map { max($0.due, rounds.next) }
        guard opening < openingLimit else { return next }
        for due in [errands.first?.due, nextOpening] {
            if let due { next = min(next ?? due, due) }
        }
        return next
    }

    /// Posts the records of one call, before the transport writes any of its messages.
    mutating func flush() {
        mailbox.post(&records)
        control.add(report)
        report = LoadReport()
    }

    /// Sends or gives up all slots of one publisher that are due by `horizon`, and queues it for its
    /// next.
    private mutating func serve(
        _ member: Int,
        upTo horizon: MonotonicInstant,
        at time: LoopTime,
        through connections: any Connections
    ) {
        guard let origin = start.instant else { return }
        var publisher = publishers[member]
        // A log that two hold would be copied whole before it is written.
        publishers[member].flights.release()
        writer.begin(publisher, in: &message)
        var wake: MonotonicInstant?
        while wake == nil, publisher.due <= horizon, encoded < Self.stepLimit {
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
        writer.write(publisher.number, publisher.next, timestamp, into: &message)
        switch connections.publish(message, on: connection, token: publisher.next) {
        case .accepted:
            encoded += Self.messageOverhead + message.payload.count
            publisher.timestamp = timestamp
            if publisher.keepsFlights { publisher.flights.add(publisher.next, timestamp) }
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

    /// Makes a message in flight again.
    mutating func remake(
        _ sequence: UInt64,
        of member: Int,
        into message: inout OutgoingMessage
    ) -> Bool {
        let publisher = publishers[member]
        guard let timestamp = publisher.flights.timestamp(of: sequence) else { return false }
        message = MessageWriter.blankMessage
        writer.begin(publisher, in: &message)
        writer.write(publisher.number, sequence, timestamp, into: &message)
        return true
    }

    private func refusal(of publisher: Publisher) -> String {
        "the broker takes no message of \(message.payload.count) bytes at QoS "
            + "\(message.quality.rawValue) (publisher \(publisher.number), slot \(publisher.next)); "
            + "compare its Maximum Packet Size and Maximum QoS with the workload"
    }
}
