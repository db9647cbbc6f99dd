/// The fifteen MQTT 5 control packets, by their number on the wire.
///
/// Source: OASIS MQTT 5.0, section 2.1.2.
public enum PacketKind: UInt8, Hashable, Sendable, CaseIterable {
    /// Client asks for a connection.
    case connect = 1
    /// Server answers CONNECT.
    case connack = 2
    /// A message, either way.
    case publish = 3
    /// Acknowledges a QoS 1 message.
    case puback = 4
    /// First answer to a QoS 2 message.
    case pubrec = 5
    /// Second step of a QoS 2 message.
    case pubrel = 6
    /// Last step of a QoS 2 message.
    case pubcomp = 7
    /// Client asks for topic filters.
    case subscribe = 8
    /// Server answers SUBSCRIBE.
    case suback = 9
    /// Client gives topic filters back.
    case unsubscribe = 10
    /// Server answers UNSUBSCRIBE.
    case unsuback = 11
    /// Client shows that it lives.
    case pingreq = 12
    /// Server answers PINGREQ.
    case pingresp = 13
    /// Either end says why it leaves.
    case disconnect = 14
    /// A step of enhanced authentication, either way.
    case auth = 15

    /// The specification's name, such as `PUBACK`.
    public var name: String { "\(self)".uppercased() }

    /// Whether `sender` may send it.
    public func isAllowed(from sender: Peer) -> Bool {
        switch self {
        case .connect, .subscribe, .unsubscribe, .pingreq: sender == .client
        case .connack, .suback, .unsuback, .pingresp: sender == .server
        case .publish, .puback, .pubrec, .pubrel, .pubcomp, .disconnect, .auth: true
        }
    }

    /// The low four bits that the fixed header must have; nil for PUBLISH, whose bits mean
    /// something.
    ///
    /// Source: section 2.1.3.
    var requiredFlags: UInt8? {
        switch self {
        case .publish: nil
        case .pubrel, .subscribe, .unsubscribe: 0b0010
        default: 0
        }
    }
}
