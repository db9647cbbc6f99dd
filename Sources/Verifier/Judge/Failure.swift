public import Quantities

/// One message that did not end as it must, with all that is known of it.
public struct Failure: Hashable, Sendable {
    /// In which way it went wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// Must pass, acknowledged, did not come out.
        case lost
        /// Must not pass, came out.
        case leaked
        /// Came out with other bytes than it must have.
        case corrupted
        /// Came out on another topic than it must.
        case misrouted
        /// Refused by the broker, came out all the same.
        case phantom
        /// Came out and was never sent.
        case unexpected
        /// Must pass, never acknowledged, did not come out.
        case indeterminate
        /// Refused by the broker.
        case refused
    }

    /// In which way it went wrong.
    public var kind: Kind
    /// The publisher's number.
    public var publisher: UInt32
    /// The slot's number.
    public var sequence: UInt64
    /// The payload as it was sent, as text; empty when the slot is not in the plan.
    public var payload: String
    /// The payload as it came out, as text, when it differs.
    public var receivedPayload: String?
    /// The topic that it must come out on, where results come out on several.
    public var topic: String?
    /// The topic that it came out on, when it is another.
    public var receivedTopic: String?
    /// The value in the payload, as the graph reads it; nil where there is none.
    public var value: Double?
    /// When it was meant to leave; nil when the slot is not in the plan.
    public var intended: Nanoseconds?
    /// When it left, if that is still known.
    public var sent: Nanoseconds?
    /// When the broker answered, if that is still known.
    public var acknowledged: Nanoseconds?
    /// When it came out first.
    public var received: Nanoseconds?
    /// Whether it was seen on the input; nil where that was not watched.
    public var isSeenOnInput: Bool?

    /// Creates a failure.
    public init(
        kind: Kind,
        publisher: UInt32,
        sequence: UInt64,
        payload: String,
        receivedPayload: String? = nil,
        topic: String? = nil,
        receivedTopic: String? = nil,
        value: Double? = nil,
        intended: Nanoseconds? = nil,
        sent: Nanoseconds? = nil,
        acknowledged: Nanoseconds? = nil,
        received: Nanoseconds? = nil,
        isSeenOnInput: Bool? = nil
    ) {
        self.kind = kind
        self.publisher = publisher
        self.sequence = sequence
        self.payload = payload
        self.receivedPayload = receivedPayload
        self.topic = topic
        self.receivedTopic = receivedTopic
        self.value = value
        self.intended = intended
        self.sent = sent
        self.acknowledged = acknowledged
        self.received = received
        self.isSeenOnInput = isSeenOnInput
    }
}
