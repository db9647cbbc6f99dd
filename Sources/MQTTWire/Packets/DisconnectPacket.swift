/// DISCONNECT: either end says why it leaves.
///
/// Source: section 3.14.
public struct DisconnectPacket: Hashable, Sendable {
    /// Why; 0 is normal.
    public var reason: UInt8
    /// A new session expiry, in seconds; from a client only.
    public var sessionExpiry: UInt32?
    /// The reason in words.
    public var reasonString: String?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []
    /// Another server to use; from a server only.
    public var serverReference: String?

    /// Creates a farewell.
    public init(reason: UInt8 = 0) {
        self.reason = reason
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor, from sender: Peer) throws(WireError) {
        self.init()
        // An empty body is success, one of one byte has no properties (section 3.14.2).
        if cursor.remaining > 0 { reason = try cursor.reason(bytes, from: sender) }
        if cursor.remaining > 0 {
            let list = try PropertySection.read(bytes, &cursor, in: .disconnect)
            userProperties = list.pairs
            for property in list {
                switch property.identifier {
                case .sessionExpiryInterval: sessionExpiry = property.number
                case .reasonString: reasonString = property.text
                case .serverReference: serverReference = property.text
                default: break
                }
            }
        }
        guard sender == .client || sessionExpiry == nil else {
            throw cursor.violation("a server sent a session expiry", "3.14.2.2.2")
        }
        guard sender == .server || serverReference == nil else {
            throw cursor.violation("a client sent a server reference", "3.14.2.2.5")
        }
        try cursor.finish()
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        var list: [Property] = []
        list.add(.sessionExpiryInterval, number: sessionExpiry)
        list.add(.reasonString, text: reasonString)
        list.add(userProperties)
        list.add(.serverReference, text: serverReference)
        var body = PacketBody(.disconnect)
        if reason != 0 || !list.isEmpty { body.put(reason) }
        if !list.isEmpty { try body.put(list) }
        try body.finish(into: &buffer)
    }
}
