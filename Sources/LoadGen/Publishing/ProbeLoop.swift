public import Evidence
public import Messaging
public import Quantities

/// Sends probes: messages like those of the load, under a number of their own, one after another.
///
/// A class because an event loop keeps it and calls it. It opens the loop's only connection and then
/// sends one probe an interval until the loop is stopped. Each holds what a slot of the plan holds,
/// in turn, on that slot's topic, with all that its publisher's messages carry.
public final class ProbeLoop: LoopTask {
    /// A slot of the plan whose message is sent as a probe.
    public struct Slot: Hashable, Sendable {
        /// The publisher's number.
        public var publisher: UInt32
        /// The slot's number.
        public var sequence: UInt64

        /// Creates a slot's name.
        public init(publisher: UInt32, sequence: UInt64) {
            self.publisher = publisher
            self.sequence = sequence
        }
    }

    private let plan: LoadPlan
    private let slots: [Slot]
    private let interval: Nanoseconds
    private let control: ProbeControl
    private let identity: IdentityProperty
    private var timestamps: TimestampProperty
    private var message = MessageWriter.blankMessage
    private var timestamp = HybridTimestamp.none
    private var next: UInt64 = 0
    private var due: MonotonicInstant?
    private var hasBegun = false

    /// Creates the task of a loop with one connection.
    ///
    /// - Parameters:
    ///   - plan: What the slots hold.
    ///   - slots: Whose messages are sent, in turn; at least one.
    ///   - run: What the probes' identities name.
    ///   - interval: How long one waits for the next.
    ///   - control: Told how the probes stand.
    public init(
        plan: LoadPlan,
        slots: [Slot],
        run: RunIdentifier,
        interval: Nanoseconds,
        control: ProbeControl
    ) {
        precondition(!slots.isEmpty, "there is something to send")
        self.plan = plan
        self.slots = slots
        self.interval = interval
        self.control = control
        identity = IdentityProperty(run: run, seed: plan.seed)
        timestamps = TimestampProperty()
    }

    /// Opens the connection, sends what is due, and says when the next probe is.
    public func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        if !hasBegun {
            hasBegun = true
            connections.open(0)
        }
        guard let due, due <= time.monotonic else { return due }
        send(at: time, through: connections)
        self.due = time.monotonic + interval
        return self.due
    }

    /// Notes that the connection was made or ended.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected: due = time.monotonic
        case .closed(let error, _):
            due = nil
            if let error { control.note { $0.failure = $0.failure ?? error } }
        default: break
        }
    }

    /// Notes that the broker refused a probe.
    public func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        if reason.isFailure { control.note { $0.refusal = $0.refusal ?? reason } }
    }

    private func send(at time: LoopTime, through connections: any Connections) {
        let slot = slots[Int(next % UInt64(slots.count))]
        let number = MessageIdentity.probePublisher
        timestamp = timestamp.following(at: time.wallClock)
        message.quality = plan.quality(of: slot.publisher)
        message.topic = Array(plan.topic(of: slot.publisher).utf8)
        message.userProperties.replaceSubrange(2..., with: plan.properties(of: slot.publisher))
        plan.writeProbe(next, of: slot.publisher, slot.sequence, into: &message.payload)
        identity.write(
            publisher: number,
            sequence: next,
            into: &message.userProperties[1].value
        )
        let node = message.userProperties[1].value
        timestamps.write(timestamp, identity: node, into: &message.userProperties[0].value)
        // A probe that finds no room is one that a later one stands in for.
        guard connections.publish(message, on: 0, token: next) == .accepted else { return }
        next += 1
        control.note { $0.sent += 1 }
    }
}
