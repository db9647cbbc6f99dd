public import Quantities

/// A message of this run came out of the graph.
public struct ReceivedRecord: Hashable, Sendable {
    /// What its body was.
    public enum Body: Hashable, Sendable {
        /// The very bytes that the slot's message left with.
        case asSent
        /// Other bytes; the first 64 KiB of them.
        case other([UInt8])
    }

    /// The publisher's number, from its identity.
    public var publisher: UInt32
    /// The slot's number, from its identity.
    public var sequence: UInt64
    /// When its bytes were decoded from the socket.
    public var received: Nanoseconds
    /// What its body was.
    public var body: Body
    /// Whether the broker marked the copy as sent before on this session (DUP).
    public var isDuplicate: Bool
    /// The topic that it came out on, where results come out on several; nil elsewhere.
    public var topic: String?
    /// In what its user properties differ from those that it left with.
    public var differences: EnvelopeDifferences
    /// The time that it carries, where that is watched; nil elsewhere, and where it carries none.
    public var timestamp: WallClockInstant?

    /// Creates a record.
    public init(
        publisher: UInt32,
        sequence: UInt64,
        received: Nanoseconds,
        body: Body,
        isDuplicate: Bool,
        topic: String? = nil,
        differences: EnvelopeDifferences = [],
        timestamp: WallClockInstant? = nil
    ) {
        self.publisher = publisher
        self.sequence = sequence
        self.received = received
        self.body = body
        self.isDuplicate = isDuplicate
        self.topic = topic
        self.differences = differences
        self.timestamp = timestamp
    }
}
