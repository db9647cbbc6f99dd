/// UNSUBSCRIBE: a client gives topic filters back.
///
/// Source: section 3.10.
public struct UnsubscribePacket: Hashable, Sendable {
    /// What UNSUBACK will repeat.
    public var packetIdentifier: UInt16
    /// What is given back, in order; never empty.
    public var filters: [String]
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates a request.
    public init(packetIdentifier: UInt16, filters: [String]) {
        self.packetIdentifier = packetIdentifier
        self.filters = filters
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        self.init(packetIdentifier: try cursor.packetIdentifier(bytes), filters: [])
        userProperties =
            try PropertySection.read(bytes, &cursor, in: PropertyPlaces(.unsubscribe)).pairs
        while cursor.remaining > 0 { filters.append(try cursor.text(bytes, "topic filter")) }
        guard !filters.isEmpty else { throw Self.emptiness }
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        guard !filters.isEmpty else { throw Self.emptiness }
        var body = PacketBody(.unsubscribe)
        body.put(short: packetIdentifier)
        var list: [Property] = []
        list.add(userProperties)
        try body.put(list)
        for filter in filters { try body.put(text: filter, "topic filter") }
        try body.finish(into: &buffer)
    }

    private static let emptiness = WireError(
        .protocolError,
        in: .unsubscribe,
        "there is no topic filter",
        section: "3.10.3"
    )
}
