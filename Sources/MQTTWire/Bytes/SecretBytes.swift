/// Bytes that no description, dump or mirror shows.
public struct SecretBytes: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The bytes themselves.
    public var bytes: [UInt8]

    /// Wraps bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Wraps the UTF-8 bytes of text.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Wraps literal bytes.
    public init(arrayLiteral elements: UInt8...) {
        self.init(elements)
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The length alone.
    public var description: String { "<\(bytes.count) secret bytes>" }

    /// The length alone.
    public var debugDescription: String { description }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
