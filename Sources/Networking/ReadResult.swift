/// What one ``ByteStream/read(into:)`` brought.
public struct ReadResult: Hashable, Sendable {
    /// How many bytes are in the buffer.
    public var count: Int
    /// Whether to read again at once: TLS holds more bytes, of which the poller knows nothing.
    public var hasMore: Bool
    /// Whether the peer sends nothing after these bytes.
    public var isAtEnd: Bool
}
