public import Quantities

/// A result came out of a graph that aggregates: it is made of many messages and names none.
public struct ResultRecord: Hashable, Sendable {
    /// When its bytes were decoded from the socket.
    public var received: Nanoseconds
    /// The time that it carries (`__ts`), to the millisecond; nil where it carries none.
    public var timestamp: WallClockInstant?
    /// Its body: the first 64 KiB of it.
    public var body: [UInt8]
    /// Whether the broker marked the copy as sent before on this session (DUP).
    public var isDuplicate: Bool

    /// Creates a record.
    public init(
        received: Nanoseconds,
        timestamp: WallClockInstant?,
        body: [UInt8],
        isDuplicate: Bool = false
    ) {
        self.received = received
        self.timestamp = timestamp
        self.body = body
        self.isDuplicate = isDuplicate
    }
}
