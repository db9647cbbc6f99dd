/// A JSON value, read whole.
indirect enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(SerdeNumber)
    /// The text in UTF-8: compared byte by byte, not as people see it.
    case string([UInt8])
    case list([JSONValue])
    case object(JSONObject)

    /// Reads a payload that is one JSON value.
    ///
    /// - Parameters:
    ///   - payload: The bytes.
    ///   - dialect: How to read them.
    /// - Throws: Why the dialect's parser refuses them.
    init(_ payload: [UInt8], as dialect: JSONDialect) throws(SerdeFailure) {
        var reader = SerdeReader(payload, as: dialect)
        self = try reader.value()
        try reader.end()
    }

    /// The member of an object; nil where there is none, or no object.
    subscript(_ key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[Array(key.utf8)]
    }

    /// The number as a double; nil for anything else.
    var double: Double? {
        guard case .number(let number) = self else { return nil }
        return number.double
    }
}
