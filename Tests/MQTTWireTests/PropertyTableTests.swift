import Testing

@testable import MQTTWire

/// Every property against every packet, after table 2-4 of section 2.2.2.2.
@Suite struct PropertyTableTests {
    /// The packets of a property: the table's column, in letters, and whether it repeats.
    ///
    /// C CONNECT, K CONNACK, P PUBLISH, W will, A each of PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK
    /// and UNSUBACK, S SUBSCRIBE, U UNSUBSCRIBE, D DISCONNECT, X AUTH. Then the encoded property.
    private static let table: [(identifier: UInt8, places: String, wire: String)] = [
        (0x01, "PW", "01 01"),
        (0x02, "PW", "02 00 00 00 01"),
        (0x03, "PW", #"03 00 01 "a""#),
        (0x08, "PW", #"08 00 01 "a""#),
        (0x09, "PW", "09 00 01 00"),
        (0x0B, "PS", "0B 01"),
        (0x11, "CKD", "11 00 00 00 01"),
        (0x12, "K", #"12 00 01 "a""#),
        (0x13, "K", "13 00 01"),
        (0x15, "CKX", #"15 00 01 "a""#),
        (0x16, "CKX", "16 00 01 00"),
        (0x17, "C", "17 01"),
        (0x18, "W", "18 00 00 00 01"),
        (0x19, "C", "19 01"),
        (0x1A, "K", #"1A 00 01 "a""#),
        (0x1C, "KD", #"1C 00 01 "a""#),
        (0x1F, "KADX", #"1F 00 01 "a""#),
        (0x21, "CK", "21 00 01"),
        (0x22, "CK", "22 00 01"),
        (0x23, "P", "23 00 01"),
        (0x24, "K", "24 01"),
        (0x25, "K", "25 01"),
        (0x26, "CKPWASUDX", #"26 00 01 "a" 00 01 "b""#),
        (0x27, "CK", "27 00 00 00 01"),
        (0x28, "K", "28 01"),
        (0x29, "K", "29 01"),
        (0x2A, "K", "2A 01"),
    ]

    /// Each place: its letter, its sender, and the packet's bytes before and after the properties.
    private static let places:
        [(letter: Character, sender: Peer, first: String, before: String, after: String)] = [
            ("C", .client, "10", #"00 04 "MQTT" 05 02 00 00"#, "00 00"),
            ("W", .client, "10", #"00 04 "MQTT" 05 06 00 00 00 00 00"#, #"00 01 "w" 00 00"#),
            ("K", .server, "20", "00 00", ""),
            ("P", .server, "30", #"00 01 "t""#, ""),
            ("A", .server, "40", "00 01 00", ""),
            ("A", .server, "50", "00 01 00", ""),
            ("A", .server, "62", "00 01 00", ""),
            ("A", .server, "70", "00 01 00", ""),
            ("A", .server, "90", "00 01", "00"),
            ("A", .server, "B0", "00 01", "00"),
            ("S", .client, "82", "00 01", #"00 01 "f" 00"#),
            ("U", .client, "A2", "00 01", #"00 01 "f""#),
            ("D", .client, "E0", "00", ""),
            ("D", .server, "E0", "00", ""),
            ("X", .client, "F0", "18", ""),
        ]

    private func packet(_ place: Int, _ properties: [UInt8]) -> [UInt8] {
        let place = Self.places[place]
        let body =
            bytes(place.before) + [UInt8(properties.count)] + properties + bytes(place.after)
        return bytes(place.first) + [UInt8(body.count)] + body
    }

    /// What else a packet must have before `identifier` alone can be judged.
    private func company(_ identifier: UInt8, _ letter: Character) -> [UInt8] {
        let needsMethod =
            identifier != 0x15 && (letter == "X" || (letter == "C" && identifier == 0x16))
        return needsMethod ? bytes(#"15 00 01 "M""#) : []
    }

    @Test func `each property may be in exactly the packets of the specification's table`() {
        for (identifier, letters, wire) in Self.table {
            for index in Self.places.indices {
                let place = Self.places[index]
                var allowed = letters.contains(place.letter)
                // Section 3.14.2.2: one is a client's alone, the other a server's.
                if place.letter == "D" && identifier == 0x11 { allowed = place.sender == .client }
                if place.letter == "D" && identifier == 0x1C { allowed = place.sender == .server }
                let whole = packet(index, company(identifier, place.letter) + bytes(wire))
                let code = failure(of: whole, from: place.sender)
                #expect((code == nil) == allowed, "property \(identifier) in \(place.letter)")
                if !letters.contains(place.letter) { #expect(code == .malformedPacket) }
            }
        }
    }

    @Test func `only user properties, and a message's subscription identifiers, come twice`() {
        for (identifier, letters, wire) in Self.table {
            for index in Self.places.indices where letters.contains(Self.places[index].letter) {
                let place = Self.places[index]
                let twice = company(identifier, place.letter) + bytes(wire) + bytes(wire)
                let code = failure(of: packet(index, twice), from: place.sender)
                let repeats = identifier == 0x26 || (identifier == 0x0B && place.letter == "P")
                #expect(
                    code == (repeats ? nil : .protocolError),
                    "property \(identifier) in \(place.letter)"
                )
            }
        }
    }

    @Test func `a property that ends after its section is malformed`() {
        for (identifier, letters, wire) in Self.table {
            for index in Self.places.indices where letters.contains(Self.places[index].letter) {
                let place = Self.places[index]
                let cut = company(identifier, place.letter) + bytes(wire).dropLast()
                let code = failure(of: packet(index, cut), from: place.sender)
                #expect(code == .malformedPacket, "property \(identifier) in \(place.letter)")
            }
        }
    }

    @Test func `the table has every property that the target knows, and no other exists`() {
        let known = PropertyIdentifier.allCases.map(\.rawValue)
        #expect(known == Self.table.map(\.identifier))
        for identifier in UInt8.min...(.max) where !known.contains(identifier) {
            let code = failure(of: packet(2, [identifier, 0, 0]), from: .server)
            #expect(code == .malformedPacket)
        }
    }
}
