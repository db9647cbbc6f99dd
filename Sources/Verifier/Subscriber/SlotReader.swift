import Evidence
import Messaging
import Quantities

/// Says of a message that came out which slot's it is, and whether its body is the slot's own.
struct SlotReader {
    /// How many bytes of a body that is not as sent are kept.
    static let keptBytes = 65_536

    private let plan: any SlotPlan
    private let identity: IdentityProperty
    // At hand, because each is asked for once a message.
    private let property = IdentityProperty.name
    private let slotCounts: [UInt64]
    /// Whether what names no slot is a result of many messages, and not somebody else's.
    private let keepsResults: Bool
    /// Whether messages come out on several topics, so that each one's is kept.
    private let namesTopics: Bool
    /// Whether the time that each message carries is kept.
    private let watchesTimestamps: Bool
    /// Says in what properties differ; nil where nobody asks.
    private let envelopes: EnvelopeReader?
    private let timestamp = TimestampIdentity.property
    private var expected: [UInt8] = []

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - plan: What every slot's message holds.
    ///   - identity: How messages of this run name their slot.
    ///   - keepsResults: Whether the graph aggregates, so that what it makes names no slot.
    ///   - namesTopics: Whether messages come out on several topics, so that each one's is kept.
    ///   - envelopes: Says in what properties differ; nil where nobody asks.
    ///   - watchesTimestamps: Whether the time that each message carries is kept.
    init(
        plan: any SlotPlan,
        identity: IdentityProperty,
        keepsResults: Bool = false,
        namesTopics: Bool = false,
        envelopes: EnvelopeReader? = nil,
        watchesTimestamps: Bool = false
    ) {
        self.plan = plan
        self.identity = identity
        self.keepsResults = keepsResults
        self.namesTopics = namesTopics
        self.envelopes = envelopes
        self.watchesTimestamps = watchesTimestamps
        slotCounts = (0..<UInt32(plan.publisherCount)).map { plan.slotCount(of: $0) }
    }

    /// The record of a message that came out at `received`.
    mutating func record(
        of message: borrowing IncomingMessage,
        at received: Nanoseconds
    ) -> Record {
        guard !message.isRetained else { return .stranger(.retained, at: received) }
        guard let (reading, value) = reading(of: message) else {
            return keepsResults
                ? .result(result(message, at: received)) : .stranger(.foreign, at: received)
        }
        switch reading {
        case .foreign: return .stranger(.foreign, at: received)
        case .otherRun(let run): return .stranger(.staleRun(run), at: received)
        case .own(MessageIdentity.probePublisher, let sequence),
            .own(MessageIdentity.questionPublisher, let sequence):
            return .stranger(.probe(sequence), at: received)
        case .own(let publisher, let sequence):
            return .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: received,
                    body: body(of: message, publisher: publisher, sequence: sequence),
                    isDuplicate: message.isDuplicate,
                    topic: namesTopics
                        ? String(decoding: message.bytes[message.topic], as: UTF8.self) : nil,
                    differences: envelopes?.differences(
                        of: message,
                        identity: value,
                        publisher: publisher
                    ) ?? [],
                    timestamp: watchesTimestamps ? time(of: message) : nil
                )
            )
        }
    }

    /// What names a message, and where; nil where nothing does.
    ///
    /// The property that is there for it, or the node of its time, which some graphs keep that drop
    /// the property. What gathers messages may give its result the time of one of them.
    private func reading(
        of message: borrowing IncomingMessage
    ) -> (IdentityProperty.Reading, Range<Int>)? {
        var found: (IdentityProperty.Reading, Range<Int>)?
        if let value = message.value(ofProperty: property) {
            let reading = identity.read(message.bytes.span.extracting(value))
            found = (reading, value)
            guard reading == .foreign else { return found }
        }
        guard !keepsResults else { return found }
        guard let value = message.value(ofProperty: timestamp),
            let place = TimestampIdentity.place(in: message.bytes.span.extracting(value))
        else { return plan.hidesIdentity ? hidden(in: message) ?? found : found }
        let node = value.lowerBound + place.lowerBound..<value.lowerBound + place.upperBound
        let reading = identity.read(message.bytes.span.extracting(node))
        return reading == .foreign ? found : (reading, node)
    }

    /// What the digits of a message's value name; nil where they name nothing.
    private func hidden(
        in message: borrowing IncomingMessage
    ) -> (IdentityProperty.Reading, Range<Int>)? {
        guard let value = PayloadValue.first(in: message.bytes[message.payload]),
            let slot = plan.slot(hiddenIn: value)
        else { return nil }
        let isProbe = slot.publisher == UInt32(plan.publisherCount)
        let publisher = isProbe ? MessageIdentity.probePublisher : slot.publisher
        return (.own(publisher: publisher, sequence: slot.sequence), 0..<0)
    }

    private func time(of message: borrowing IncomingMessage) -> WallClockInstant? {
        guard let value = message.value(ofProperty: timestamp) else { return nil }
        let bytes = message.bytes.span.extracting(value)
        return TimestampIdentity.milliseconds(in: bytes).map { WallClockInstant(milliseconds: $0) }
    }

    /// The record of a message that was seen on its way into the graph; nil for a probe or a question.
    mutating func entry(
        of message: borrowing IncomingMessage,
        at seen: Nanoseconds
    ) -> Record? {
        switch record(of: message, at: seen) {
        case .received(let entered): .entered(entered)
        case .stranger(.probe, _): nil
        // What came by on the input came out of nothing.
        default: .stranger(.onInput, at: seen)
        }
    }

    private func result(
        _ message: borrowing IncomingMessage,
        at received: Nanoseconds
    ) -> ResultRecord {
        let timestamp = message.value(ofProperty: ResultTimestamp.property)
            .flatMap { ResultTimestamp.instant(in: message.bytes[$0]) }
        return ResultRecord(
            received: received,
            timestamp: timestamp,
            body: Array(message.bytes[message.payload].prefix(Self.keptBytes)),
            isDuplicate: message.isDuplicate
        )
    }

    private mutating func body(
        of message: borrowing IncomingMessage,
        publisher: UInt32,
        sequence: UInt64
    ) -> ReceivedRecord.Body {
        if Int(publisher) < slotCounts.count, sequence < slotCounts[Int(publisher)] {
            plan.writePayload(publisher: publisher, sequence: sequence, into: &expected)
            if message.holds(expected, in: message.payload) { return .asSent }
        }
        return .other(Array(message.bytes[message.payload].prefix(Self.keptBytes)))
    }
}
