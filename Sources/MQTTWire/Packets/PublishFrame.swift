/// A received PUBLISH as ranges into the bytes it was decoded from.
///
/// One value is reused for every message: decoding overwrites all of it and allocates only when
/// a message has more user properties than any before.
///
///     bytes   …|topic|id|length|name|value|…|payload|…
///                       └──── properties ───┘
///
/// Ranges count from the start of the span that was handed to the decoder.
/// Source: section 3.3.
public struct PublishFrame: Hashable, Sendable {
    /// A user property's place.
    public struct PairRange: Hashable, Sendable {
        /// Where the name is.
        public var name: Range<Int>
        /// Where the value is.
        public var value: Range<Int>

        /// Creates a place.
        @inline(__always)
        public init(name: Range<Int>, value: Range<Int>) {
            self.name = name
            self.value = value
        }
    }

    /// Where the topic is; empty where a topic alias stands for it.
    public var topic: Range<Int> = 0..<0
    /// Where the payload is.
    public var payload: Range<Int> = 0..<0
    /// Where all properties are, encoded, without their length: fit to be forwarded whole when
    /// ``isForwardable``.
    public var properties: Range<Int> = 0..<0
    /// Where the user properties are, in order.
    public var userProperties: [PairRange] = []
    /// Where the content type is.
    public var contentType: Range<Int>?
    /// Where the response topic is.
    public var responseTopic: Range<Int>?
    /// Where the correlation data is.
    public var correlationData: Range<Int>?
    /// How long the message is of use, in seconds.
    public var messageExpiry: UInt32?
    /// Where the four bytes of it are.
    public var messageExpiryBytes: Range<Int>?
    /// 1 where the payload is UTF-8.
    public var payloadFormat: UInt8?
    /// The topic alias.
    public var topicAlias: UInt16?
    /// The identifiers of the subscriptions it matches.
    public var subscriptionIdentifiers: [UInt32] = []
    /// The quality of service, 0 to 2.
    public var quality: UInt8 = 0
    /// Whether the sender may have sent it before (DUP).
    public var isDuplicate = false
    /// Whether it is, or shall be, kept by the server (RETAIN).
    public var isRetained = false
    /// What the acknowledgement repeats; 0 for QoS 0.
    public var packetIdentifier: UInt16 = 0

    /// Creates an empty frame.
    public init() {}

    /// Whether ``properties`` hold nothing that belongs to one connection alone, so that a server
    /// may pass them on as they are.
    public var isForwardable: Bool {
        topicAlias == nil && subscriptionIdentifiers.isEmpty && messageExpiry == nil
    }
}
