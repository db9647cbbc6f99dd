/// SUBSCRIBE: a client asks for topic filters.
///
/// Whether each filter is well-formed is for the server to answer in SUBACK: see ``TopicFilter``.
/// Source: section 3.8.
public struct SubscribePacket: Hashable, Sendable {
    /// What SUBACK will repeat.
    public var packetIdentifier: UInt16
    /// What is asked, in order; never empty.
    public var subscriptions: [Subscription]
    /// What deliveries shall carry.
    public var subscriptionIdentifier: UInt32?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates a request.
    public init(packetIdentifier: UInt16, subscriptions: [Subscription]) {
        self.packetIdentifier = packetIdentifier
        self.subscriptions = subscriptions
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        self.init(packetIdentifier: try cursor.packetIdentifier(bytes), subscriptions: [])
        let list = try PropertySection.read(bytes, &cursor, in: .subscribe)
        userProperties = list.pairs
        subscriptionIdentifier = list.first { $0.identifier == .subscriptionIdentifier }?.number
        while cursor.remaining > 0 { subscriptions.append(try Subscription(bytes, &cursor)) }
        guard !subscriptions.isEmpty else { throw Self.emptiness }
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        guard !subscriptions.isEmpty else { throw Self.emptiness }
        var body = PacketBody(.subscribe)
        body.put(short: packetIdentifier)
        var list: [Property] = []
        list.add(.subscriptionIdentifier, number: subscriptionIdentifier)
        list.add(userProperties)
        try body.put(list)
        for subscription in subscriptions {
            if let problem = subscription.problem {
                throw WireError(.protocolError, in: .subscribe, problem, section: "3.8.3.1")
            }
            try body.put(text: subscription.filter, "topic filter")
            body.put(subscription.options)
        }
        try body.finish(into: &buffer)
    }

    private static let emptiness = WireError(
        .protocolError,
        in: .subscribe,
        "there is no topic filter",
        section: "3.8.3"
    )
}
