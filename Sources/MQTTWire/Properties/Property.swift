/// One property of a packet other than PUBLISH, which has a faster path.
struct Property: Hashable, Sendable {
    let identifier: PropertyIdentifier
    let value: PropertyValue

    init(_ identifier: PropertyIdentifier, _ value: PropertyValue) {
        self.identifier = identifier
        self.value = value
    }

    /// The value where it is a flag.
    var flag: Bool? { byte.map { $0 == 1 } }

    /// The value where it is one byte.
    var byte: UInt8? { if case .byte(let value) = value { value } else { nil } }

    /// The value where it is two bytes.
    var short: UInt16? { if case .twoBytes(let value) = value { value } else { nil } }

    /// The value where it is four bytes or a variable byte integer.
    var number: UInt32? {
        switch value {
        case .fourBytes(let number), .variable(let number): number
        default: nil
        }
    }

    /// The value where it is text.
    var text: String? { if case .text(let value) = value { value } else { nil } }

    /// The value where it is binary data.
    var binary: [UInt8]? { if case .binary(let value) = value { value } else { nil } }
}
