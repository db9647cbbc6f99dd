/// SUBACK or UNSUBACK, which have one shape.
///
/// Source: sections 3.9 and 3.11.
public struct SubscriptionAnswer: Hashable, Sendable {
    /// What the request had.
    public var packetIdentifier: UInt16
    /// One reason code for each filter of the request, in its order.
    ///
    /// In SUBACK 0 to 2 are the granted QoS; 0x80 and above are refusals.
    public var reasons: [UInt8]
    /// The reason in words.
    public var reasonString: String?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates an answer.
    public init(packetIdentifier: UInt16, reasons: [UInt8]) {
        self.packetIdentifier = packetIdentifier
        self.reasons = reasons
    }

    init(_ kind: PacketKind, _ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        self.init(packetIdentifier: try cursor.packetIdentifier(bytes), reasons: [])
        let list = try PropertySection.read(bytes, &cursor, in: PropertyPlaces(kind))
        userProperties = list.pairs
        reasonString = list.first { $0.identifier == .reasonString }?.text
        guard cursor.remaining > 0 else { throw cursor.violation("no reason code", "3.9.3") }
        while cursor.remaining > 0 { reasons.append(try cursor.reason(bytes)) }
    }

    func encode(_ kind: PacketKind, into buffer: inout WireBuffer) throws(WireError) {
        guard !reasons.isEmpty else {
            throw WireError(.protocolError, in: kind, "no reason code", section: "3.9.3")
        }
        var body = PacketBody(kind)
        body.put(short: packetIdentifier)
        var list: [Property] = []
        list.add(.reasonString, text: reasonString)
        list.add(userProperties)
        try body.put(list)
        for reason in reasons { body.put(reason) }
        try body.finish(into: &buffer)
    }
}
