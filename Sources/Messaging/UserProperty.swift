/// An MQTT 5 user property: a name and a value, both UTF-8; names may repeat and order counts.
public struct UserProperty: Hashable, Sendable {
    /// The name's UTF-8 bytes.
    public var name: [UInt8]
    /// The value's UTF-8 bytes.
    public var value: [UInt8]

    /// Creates a property from bytes that are UTF-8.
    public init(name: [UInt8], value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// Creates a property from text.
    public init(_ name: String, _ value: String) {
        self.init(name: Array(name.utf8), value: Array(value.utf8))
    }
}
