import Testing

@testable import MQTTWire

/// Each property of the specification, in each packet that may carry it, written and read by the
/// packet's own type: the bytes are literal, from table 2-4 and the figures of chapter 3.
@Suite struct PropertyEncodingTests {
    /// Every place of a property has one vector, and no other place has any.
    @Test func `every property has a vector in every place where table 2-4 allows it`() {
        for kind in PacketKind.allCases {
            for identifier in PropertyIdentifier.allCases {
                let isAllowed = PropertyVector.table[identifier.rawValue]?.contains(kind) ?? false
                let vectors = PropertyVector.all.filter {
                    $0.identifier == identifier.rawValue && $0.packet.kind == kind && !$0.isWill
                }
                #expect(!vectors.isEmpty == isAllowed, "\(identifier) in \(kind)")
            }
        }
        for identifier in PropertyIdentifier.allCases {
            let vectors = PropertyVector.all.filter {
                $0.identifier == identifier.rawValue && $0.isWill
            }
            let isAllowed = PropertyVector.ofWill.contains(identifier.rawValue)
            #expect(!vectors.isEmpty == isAllowed, "\(identifier) in a will")
        }
        #expect(PropertyVector.table.count == 27 && PacketKind.allCases.count == 15)
    }

    @Test(arguments: PropertyVector.all)
    func `a packet with one property has exactly these bytes`(vector: PropertyVector) throws {
        let wire =
            switch vector.packet {
            case .packet(let packet): try encoded(packet)
            case .publish(let packet): try encoded(packet)
            }
        #expect(wire == bytes(vector.wire))
    }

    @Test(arguments: PropertyVector.all)
    func `these bytes are the packet with one property`(vector: PropertyVector) throws {
        for sender in vector.senders {
            let back = try decodeFirst(bytes(vector.wire), from: sender)
            #expect(back?.packet == vector.packet)
        }
    }
}
