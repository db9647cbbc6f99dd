extension SerdeReader {
    /// A value, whatever it is, as the reader's dialect has it.
    mutating func value(depth: Int = 0) throws(SerdeFailure) -> JSONValue {
        guard let token = peekToken() else { throw SerdeFailure("the payload ends too early") }
        switch token {
        case UInt8(ascii: "n"):
            try takeWord("null")
            return .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean(try boolean())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try anyNumber()
        case UInt8(ascii: "N") where dialect == .python:
            try takeWord("NaN")
            return .number(.float(.nan))
        case UInt8(ascii: "I") where dialect == .python:
            try takeWord("Infinity")
            return .number(.float(.infinity))
        case UInt8(ascii: "["):
            return try nested(depth) { (reader, depth) throws(SerdeFailure) in
                try reader.list(depth)
            }
        case UInt8(ascii: "{"):
            return try nested(depth) { (reader, depth) throws(SerdeFailure) in
                var object = JSONObject()
                try reader.object { (reader, key) throws(SerdeFailure) in
                    object.read(key, try reader.value(depth: depth))
                }
                return .object(object)
            }
        default: throw SerdeFailure("a JSON value is expected")
        }
    }

    private mutating func nested(
        _ depth: Int,
        _ read: (inout SerdeReader, Int) throws(SerdeFailure) -> JSONValue
    ) throws(SerdeFailure) -> JSONValue {
        guard depth < dialect.nestingLimit else { throw SerdeFailure("it is nested too deep") }
        return try read(&self, depth + 1)
    }

    private mutating func list(_ depth: Int) throws(SerdeFailure) -> JSONValue {
        try take("[")
        var elements: [JSONValue] = []
        while try beginElement(isFirst: elements.isEmpty) {
            elements.append(try value(depth: depth))
        }
        try take("]")
        return .list(elements)
    }

    private mutating func anyNumber() throws(SerdeFailure) -> JSONValue {
        guard dialect != .serde else { return .number(try number()) }
        let start = position
        if dialect == .python, bytes.count > start + 1, bytes[start] == UInt8(ascii: "-"),
            bytes[start + 1] == UInt8(ascii: "I")
        {
            position += 1
            try takeWord("Infinity")
            return .number(.float(-.infinity))
        }
        try ignoreNumber()
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if let whole = UInt64(text) { return .number(.unsigned(whole)) }
        if let whole = Int64(text), whole < 0 { return .number(.negative(whole)) }
        guard let value = Double(text) else { throw SerdeFailure("a number is expected") }
        return .number(.float(value))
    }
}
