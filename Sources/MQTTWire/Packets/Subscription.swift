/// One topic filter of a SUBSCRIBE with its options.
///
/// Source: section 3.8.3.1.
public struct Subscription: Hashable, Sendable {
    /// The topic filter, `$share/group/` included.
    public var filter: String
    /// The highest QoS to deliver with, 0 to 2.
    public var maximumQuality: UInt8
    /// Whether the client's own messages are left out.
    public var isNoLocal = false
    /// Whether RETAIN arrives as the publisher set it.
    public var isRetainAsPublished = false
    /// 0: send retained messages; 1: only for a new subscription; 2: never.
    public var retainHandling: UInt8 = 0

    /// Creates a subscription.
    public init(_ filter: String, maximumQuality: UInt8) {
        self.filter = filter
        self.maximumQuality = maximumQuality
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        let filter = try cursor.text(bytes, "topic filter")
        let options = try cursor.byte(bytes, "subscription options")
        guard options & 0xC0 == 0 else {
            throw cursor.malformed("reserved subscription options are set", "3.8.3.1")
        }
        self.init(filter, maximumQuality: options & 0x03)
        isNoLocal = options & 0x04 != 0
        isRetainAsPublished = options & 0x08 != 0
        retainHandling = options >> 4 & 0x03
        if let problem { throw cursor.violation(problem, "3.8.3.1") }
    }

    /// What is against the rules; nil where nothing is.
    var problem: String? {
        if maximumQuality > 2 { return "QoS \(maximumQuality) does not exist" }
        if retainHandling > 2 { return "retain handling \(retainHandling) does not exist" }
        if isNoLocal && filter.hasPrefix("$share/") {
            return "a shared subscription has the No Local option"
        }
        return nil
    }

    var options: UInt8 {
        maximumQuality & 3 | (isNoLocal ? 0x04 : 0) | (isRetainAsPublished ? 0x08 : 0)
            | retainHandling << 4
    }
}
