/// PUBACK, PUBREC, PUBREL or PUBCOMP, which have one shape.
///
/// Source: sections 3.4 to 3.7.
public struct AcknowledgementPacket: Hashable, Sendable {
    /// Which of the four.
    public enum Step: UInt8, Hashable, Sendable, CaseIterable {
        /// PUBACK.
        case puback = 4
        /// PUBREC.
        case pubrec = 5
        /// PUBREL.
        case pubrel = 6
        /// PUBCOMP.
        case pubcomp = 7

        /// The packet it is.
        public var kind: PacketKind {
            switch self {
            case .puback: .puback
            case .pubrec: .pubrec
            case .pubrel: .pubrel
            case .pubcomp: .pubcomp
            }
        }
    }

    /// Which of the four.
    public var step: Step
    /// The message it answers.
    public var packetIdentifier: UInt16
    /// The answer; 0x80 and above are refusals.
    public var reason: UInt8
    /// The reason in words.
    public var reasonString: String?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates an acknowledgement.
    public init(_ step: Step, packetIdentifier: UInt16, reason: UInt8 = 0) {
        self.step = step
        self.packetIdentifier = packetIdentifier
        self.reason = reason
    }

    init(_ step: Step, _ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        self.init(step, packetIdentifier: try cursor.packetIdentifier(bytes))
        // A body of two bytes is success, one of three has no properties (section 3.4.2.1).
        if cursor.remaining > 0 { reason = try cursor.reason(bytes) }
        if cursor.remaining > 0 {
            let list = try PropertySection.read(bytes, &cursor, in: PropertyPlaces(step.kind))
            userProperties = list.pairs
            reasonString = list.first { $0.identifier == .reasonString }?.text
        }
        try cursor.finish()
    }

    /// Adds the packet to `buffer`; without properties it allocates nothing.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        guard packetIdentifier != 0 else {
            throw WireError(
                .protocolError,
                in: step.kind,
                "the packet identifier is 0",
                section: "2.2.1"
            )
        }
        if reasonString == nil && userProperties.isEmpty {
            buffer.appendAcknowledgement(step, packetIdentifier: packetIdentifier, reason: reason)
            return
        }
        var body = PacketBody(step.kind)
        body.put(short: packetIdentifier)
        body.put(reason)
        var list: [Property] = []
        list.add(.reasonString, text: reasonString)
        list.add(userProperties)
        try body.put(list)
        try body.finish(into: &buffer)
    }
}
