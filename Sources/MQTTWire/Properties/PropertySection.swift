/// Reads and writes the property section of every packet but PUBLISH.
///
/// Source: section 2.2.2.
enum PropertySection {
    /// Reads the length and the properties, and checks each one's identifier, place, number and
    /// value.
    static func read(
        _ bytes: Span<UInt8>,
        _ cursor: inout PacketCursor,
        in place: PropertyPlaces
    ) throws(WireError) -> [Property] {
        let size = try cursor.variable(bytes, "property length")
        guard size <= cursor.remaining else {
            throw cursor.malformed("the properties end after the packet", "2.2.2.1")
        }
        var section = PacketCursor(
            cursor.position..<cursor.position + size,
            kind: cursor.kind
        )
        cursor.position = section.end
        var seen: UInt64 = 0
        var properties: [Property] = []
        while section.remaining > 0 {
            let identifier = try identifier(bytes, &section, in: place, seen: &seen)
            properties.append(
                Property(identifier, try value(bytes, &section, of: identifier))
            )
        }
        return properties
    }

    /// Reads one identifier and checks that it may be here, now.
    @inline(__always)
    static func identifier(
        _ bytes: Span<UInt8>,
        _ section: inout PacketCursor,
        in place: PropertyPlaces,
        seen: inout UInt64
    ) throws(WireError) -> PropertyIdentifier {
        // The identifier is a variable byte integer, and every one that exists has one byte.
        let byte = try section.byte(bytes, "property identifier")
        guard let identifier = PropertyIdentifier(rawValue: byte) else {
            throw section.malformed("there is no property \(byte)", "2.2.2.2")
        }
        guard identifier.places.contains(place) else {
            throw section.malformed("property \(identifier) may not be here", "2.2.2.2")
        }
        let bit: UInt64 = 1 << UInt64(byte)
        if seen & bit != 0 && !identifier.mayRepeat(in: place) {
            throw section.violation("property \(identifier) comes twice", "2.2.2.2")
        }
        seen |= bit
        return identifier
    }

    private static func value(
        _ bytes: Span<UInt8>,
        _ section: inout PacketCursor,
        of identifier: PropertyIdentifier
    ) throws(WireError) -> PropertyValue {
        switch identifier.type {
        case .byte:
            let value = try section.byte(bytes, "property")
            try check(UInt32(value), of: identifier, section)
            return .byte(value)
        case .twoBytes:
            let value = try section.short(bytes, "property")
            try check(UInt32(value), of: identifier, section)
            return .twoBytes(value)
        case .fourBytes:
            let value = try section.number(bytes, "property")
            try check(value, of: identifier, section)
            return .fourBytes(value)
        case .variable:
            let value = UInt32(try section.variable(bytes, "property"))
            try check(value, of: identifier, section)
            return .variable(value)
        case .text: return .text(try section.text(bytes, "property"))
        case .binary: return .binary(try section.binary(bytes, "property"))
        case .pair:
            let name = try section.text(bytes, "user property name")
            return .pair(PropertyPair(name, try section.text(bytes, "user property value")))
        }
    }

    static func check(
        _ number: UInt32,
        of identifier: PropertyIdentifier,
        _ section: PacketCursor
    ) throws(WireError) {
        guard identifier.accepts(number) else {
            throw section.violation("property \(identifier) may not be \(number)", "2.2.2.2")
        }
    }

    /// Encodes properties, without their length, after the same checks as reading makes.
    static func encode(
        _ properties: [Property],
        in place: PropertyPlaces,
        _ kind: PacketKind
    ) throws(WireError) -> [UInt8] {
        var body = PacketBody(kind)
        var seen: UInt64 = 0
        let nowhere = PacketCursor(0..<0, kind: kind)
        for property in properties {
            let identifier = property.identifier
            body.put(identifier.rawValue)
            // The same reader that judges the peer's properties judges ours.
            var single = PacketCursor(0..<1, kind: kind)
            _ = try self.identifier([identifier.rawValue].span, &single, in: place, seen: &seen)
            switch property.value {
            case .byte(let value):
                try check(UInt32(value), of: identifier, nowhere)
                body.put(value)
            case .twoBytes(let value):
                try check(UInt32(value), of: identifier, nowhere)
                body.put(short: value)
            case .fourBytes(let value):
                try check(value, of: identifier, nowhere)
                body.put(number: value)
            case .variable(let value):
                try check(value, of: identifier, nowhere)
                try body.put(variable: Int(value))
            case .text(let value): try body.put(text: value, "\(identifier)")
            case .binary(let value): try body.put(binary: value, "\(identifier)")
            case .pair(let pair):
                try body.put(text: pair.name, "user property name")
                try body.put(text: pair.value, "user property value")
            }
        }
        return body.bytes
    }
}
