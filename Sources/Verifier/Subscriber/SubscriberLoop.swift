public import Evidence
public import Messaging
public import Quantities

/// Takes everything that comes out of the graph on one connection and records what it was.
///
/// A class because an event loop owns it. It judges nothing: it names each message's slot, compares
/// its body with the slot's own, and posts a record. A message is acknowledged only after its
/// record was posted, so none is lost to a crash in between, and in the order of arrival.
public final class SubscriberLoop: LoopTask {
    /// How many bytes of a body that is not as sent are kept.
    public static let keptBytes = 65_536

    private let topic: String
    private let quality: QualityOfService
    private let plan: any SlotPlan
    private let identity: IdentityProperty
    private let start: ScheduleStart
    private let mailbox: RecordMailbox
    private let control: SubscriberControl

    private var records: [Record] = []
    private var unacknowledged: [UInt16] = []
    private var expected: [UInt8] = []
    private var limits = BrokerLimits()
    private var isOpened = false

    /// Creates the task of the verifier's loop, whose connection 0 it opens.
    ///
    /// - Parameters:
    ///   - topic: The topic that results come out on.
    ///   - quality: The quality of service to subscribe with; a lower grant is a failure.
    ///   - plan: What every slot's message holds.
    ///   - identity: How messages of this run name their slot.
    ///   - start: The instant from which records are counted.
    ///   - mailbox: Where records go.
    ///   - control: Where the state of the subscription is noted.
    public init(
        topic: String,
        quality: QualityOfService,
        plan: any SlotPlan,
        identity: IdentityProperty,
        start: ScheduleStart,
        mailbox: RecordMailbox,
        control: SubscriberControl
    ) {
        self.topic = topic
        self.quality = quality
        self.plan = plan
        self.identity = identity
        self.start = start
        self.mailbox = mailbox
        self.control = control
    }

    /// Posts what arrived since the last step, then acknowledges it.
    public func step(
        at time: LoopTime,
        through connections: any Connections
    ) -> MonotonicInstant? {
        if !isOpened {
            isOpened = true
            connections.open(0)
        }
        mailbox.post(&records)
        for identifier in unacknowledged { connections.acknowledge(identifier, on: 0) }
        unacknowledged.removeAll(keepingCapacity: true)
        return nil
    }

    /// Subscribes once connected, and notes what becomes of connection and subscription.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected(let limits, let took):
            note(
                .connected(tcp: took.tcp, tls: took.tls, acceptance: took.acceptance, attempt: 0),
                at: time
            )
            self.limits = limits
            connections.subscribe(to: topic, quality: quality, on: 0)
        case .subscribed(let filter, let granted, let after):
            note(.subscribed(after: after), at: time)
            guard granted >= quality else {
                let error = TransportError.qualityLowered(
                    filter: filter,
                    asked: quality,
                    granted: granted
                )
                return control.note(.failed(error))
            }
            control.note(.subscribed(limits, granted: granted))
        case .subscribeFailed(let error): control.note(.failed(error))
        case .unblocked, .sessionResumed, .sessionLost, .reauthenticated,
            .reauthenticationFailed:
            break
        case .closed(let error, _): noteClosed(error, at: time)
        }
    }

    private func note(_ event: ConnectionRecord.Event, at time: LoopTime) {
        let record = ConnectionRecord(.verifier, event)
        records.append(.connection(record, at: start.offset(of: time.monotonic)))
    }

    /// Records one message that came out.
    public func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        records.append(record(of: message, at: start.offset(of: time.monotonic)))
        if message.quality == .atLeastOnce { unacknowledged.append(message.packetIdentifier) }
    }

    private func record(
        of message: borrowing IncomingMessage,
        at received: Nanoseconds
    ) -> Record {
        guard !message.isRetained else { return .stranger(.retained, at: received) }
        guard let value = message.value(ofProperty: IdentityProperty.name) else {
            return .stranger(.foreign, at: received)
        }
        switch identity.read(message.bytes[value]) {
        case .foreign: return .stranger(.foreign, at: received)
        case .otherRun(let run): return .stranger(.staleRun(run), at: received)
        case .own(let publisher, let sequence):
            return .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: received,
                    body: body(of: message, publisher: publisher, sequence: sequence),
                    isDuplicate: message.isDuplicate
                )
            )
        }
    }

    private func body(
        of message: borrowing IncomingMessage,
        publisher: UInt32,
        sequence: UInt64
    ) -> ReceivedRecord.Body {
        let payload = message.bytes[message.payload]
        guard Int(publisher) < plan.publisherCount, sequence < plan.slotCount(of: publisher) else {
            return .other(Array(payload.prefix(Self.keptBytes)))
        }
        plan.writePayload(publisher: publisher, sequence: sequence, into: &expected)
        guard payload.elementsEqual(expected) else {
            return .other(Array(payload.prefix(Self.keptBytes)))
        }
        return .asSent
    }

    private func noteClosed(_ error: TransportError?, at time: LoopTime) {
        // Identifiers die with their connection: the broker sends those messages again or not.
        unacknowledged.removeAll(keepingCapacity: true)
        switch control.state {
        case .subscribed:
            guard let error else { return control.note(.closed) }
            let event = RunEvent.subscriberDisconnected(reason: "\(error)")
            records.append(.event(event, at: start.offset(of: time.monotonic)))
            mailbox.post(&records)
            control.note(.lost(error))
        case .waiting:
            let error = error ?? .connectionLost(detail: "closed before it was subscribed")
            control.note(.failed(error))
        case .failed, .lost, .closed: break
        }
    }
}
