extension PacketCursor {
    /// Reads a reason code and refuses one that would be taken for a success and is none.
    ///
    /// Below 0x80 a packet has few codes and the rest are reserved. From 0x80 on each is a failure,
    /// whether this version of MQTT names it or not, and passes through.
    ///
    /// Source: sections 2.4, 3.2.2.2, 3.4.2.1, 3.5.2.1, 3.6.2.1, 3.7.2.1, 3.9.3, 3.11.3, 3.14.2.1.
    mutating func reason(
        _ bytes: Span<UInt8>,
        from sender: Peer = .server
    ) throws(WireError) -> UInt8 {
        let reason = try byte(bytes, "reason code")
        if reason == 0 || reason >= 0x80 { return reason }
        let isKnown =
            switch kind {
            case .puback, .pubrec: reason == ReasonByte.noMatchingSubscribers
            case .suback: reason <= 2
            case .unsuback: reason == ReasonByte.noSubscriptionExisted
            case .disconnect: reason == 0x04 && sender == .client
            default: false
            }
        guard isKnown else { throw malformed("it has no reason code \(reason)", "2.4") }
        return reason
    }
}
