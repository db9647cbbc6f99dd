/// AUTH: a step of enhanced authentication, at the start or anew on a living connection.
///
/// Source: sections 3.15 and 4.12.
public struct AuthPacket: Hashable, Sendable {
    /// Success, continue or re-authenticate: see ``ReasonByte``.
    public var reason: UInt8
    /// The authentication method; nil only in a success of zero length.
    public var method: String?
    /// The method's data.
    public var data: SecretBytes?
    /// The reason in words.
    public var reasonString: String?
    /// The user properties, in order.
    public var userProperties: [PropertyPair] = []

    /// Creates a step.
    public init(reason: UInt8, method: String?, data: SecretBytes? = nil) {
        self.reason = reason
        self.method = method
        self.data = data
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor, from sender: Peer) throws(WireError) {
        self.init(reason: ReasonByte.success, method: nil)
        if cursor.remaining > 0 {
            reason = try cursor.byte(bytes, "reason code")
            let list = try PropertySection.read(bytes, &cursor, in: .auth)
            userProperties = list.pairs
            for property in list {
                switch property.identifier {
                case .authenticationMethod: method = property.text
                case .authenticationData: data = property.binary.map { SecretBytes($0) }
                case .reasonString: reasonString = property.text
                default: break
                }
            }
            guard method != nil else {
                throw cursor.violation("there is no authentication method", "3.15.2.2.2")
            }
        }
        let allowed: [UInt8] =
            sender == .client
            ? [ReasonByte.continueAuthentication, ReasonByte.reauthenticate]
            : [ReasonByte.success, ReasonByte.continueAuthentication]
        guard allowed.contains(reason) else {
            throw cursor.violation(
                "a \(sender) may not send AUTH with reason \(reason)",
                "3.15.2.1"
            )
        }
        try cursor.finish()
    }

    /// Adds the packet to `buffer`.
    public func encode(into buffer: inout WireBuffer) throws(WireError) {
        var body = PacketBody(.auth)
        var list: [Property] = []
        list.add(.authenticationMethod, text: method)
        list.add(.authenticationData, binary: data?.bytes)
        list.add(.reasonString, text: reasonString)
        list.add(userProperties)
        if reason != 0 || !list.isEmpty {
            body.put(reason)
            try body.put(list)
        }
        try body.finish(into: &buffer)
    }
}
