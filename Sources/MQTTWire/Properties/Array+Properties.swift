extension [Property] {
    mutating func add(_ identifier: PropertyIdentifier, flag: Bool?) {
        add(identifier, byte: flag.map { $0 ? 1 : 0 })
    }

    mutating func add(_ identifier: PropertyIdentifier, byte: UInt8?) {
        if let byte { append(Property(identifier, .byte(byte))) }
    }

    mutating func add(_ identifier: PropertyIdentifier, short: UInt16?) {
        if let short { append(Property(identifier, .twoBytes(short))) }
    }

    mutating func add(_ identifier: PropertyIdentifier, number: UInt32?) {
        guard let number else { return }
        append(
            Property(
                identifier,
                identifier.type == .variable ? .variable(number) : .fourBytes(number)
            )
        )
    }

    mutating func add(_ identifier: PropertyIdentifier, text: String?) {
        if let text { append(Property(identifier, .text(text))) }
    }

    mutating func add(_ identifier: PropertyIdentifier, binary: [UInt8]?) {
        if let binary { append(Property(identifier, .binary(binary))) }
    }

    mutating func add(_ pairs: [PropertyPair]) {
        for pair in pairs { append(Property(.userProperty, .pair(pair))) }
    }

    /// The user properties, in order.
    var pairs: [PropertyPair] {
        compactMap { if case .pair(let pair) = $0.value { pair } else { nil } }
    }
}
