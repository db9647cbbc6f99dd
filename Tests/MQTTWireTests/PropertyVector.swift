import MQTTWire
import Testing

/// A packet with one property, and its bytes.
struct PropertyVector: CustomTestStringConvertible {
    let identifier: UInt8
    let packet: Decoded
    let wire: String
    var isWill = false

    var testDescription: String { "property \(identifier) of \(packet.kind)" }

    /// Who may send the packet; a property may narrow it down.
    var senders: [Peer] {
        switch (packet.kind, identifier) {
        case (.disconnect, 0x11): [.client]
        case (.disconnect, 0x1C): [.server]
        case (.auth, _): [.client, .server]
        default: [Peer.client, .server].filter { packet.kind.isAllowed(from: $0) }
        }
    }

    init(_ identifier: UInt8, _ packet: Packet, _ wire: String, isWill: Bool = false) {
        self.identifier = identifier
        self.packet = .packet(packet)
        self.wire = wire
        self.isWill = isWill
    }

    init(_ identifier: UInt8, _ packet: PublishPacket, _ wire: String) {
        self.identifier = identifier
        self.packet = .publish(packet)
        self.wire = wire
    }

    private static let reasoned: Set<PacketKind> = [
        .connack, .puback, .pubrec, .pubrel, .pubcomp, .suback, .unsuback, .disconnect, .auth,
    ]

    /// Table 2-4, row by row.
    static let table: [UInt8: Set<PacketKind>] = [
        0x01: [.publish], 0x02: [.publish], 0x03: [.publish], 0x08: [.publish], 0x09: [.publish],
        0x0B: [.publish, .subscribe], 0x11: [.connect, .connack, .disconnect], 0x12: [.connack],
        0x13: [.connack], 0x15: [.connect, .connack, .auth], 0x16: [.connect, .connack, .auth],
        0x17: [.connect], 0x18: [], 0x19: [.connect], 0x1A: [.connack],
        0x1C: [.connack, .disconnect], 0x1F: reasoned, 0x21: [.connect, .connack],
        0x22: [.connect, .connack], 0x23: [.publish], 0x24: [.connack], 0x25: [.connack],
        0x26: reasoned.union([.connect, .publish, .subscribe, .unsubscribe]),
        0x27: [.connect, .connack], 0x28: [.connack], 0x29: [.connack], 0x2A: [.connack],
    ]

    /// The rows of table 2-4 that name Will Properties.
    static let ofWill: Set<UInt8> = [0x01, 0x02, 0x03, 0x08, 0x09, 0x18, 0x26]

    static let all = connects + wills + connacks + publishes + others + answers
}

extension Decoded {
    /// The packet's kind.
    var kind: PacketKind {
        switch self {
        case .packet(let packet): packet.kind
        case .publish: .publish
        }
    }
}
