/// Python's reading of JSON: `json.loads(payload.decode("utf-8"))`.
extension PythonValue {
    /// Beyond this, Python raises RecursionError; its limit is 1,000 frames, some of them taken.
    private static let depthLimit = 990

    /// Reads a whole payload.
    init(parsing payload: ArraySlice<UInt8>) throws(Trap) {
        guard String(validating: payload, as: UTF8.self) != nil else {
            throw Trap("the payload is not UTF-8")
        }
        var cursor = JSONCursor(payload)
        self = try Self.read(&cursor, depth: 0)
        try cursor.end()
    }

    private static func read(_ cursor: inout JSONCursor, depth: Int) throws(Trap) -> PythonValue {
        guard depth < depthLimit else { throw Trap("the JSON text is nested too deeply") }
        cursor.skipWhitespace()
        switch cursor.peek.map({ Unicode.Scalar($0) }) {
        case "{":
            return .dictionary(try items(&cursor, depth: depth + 1))
        case "[":
            var values: [PythonValue] = []
            try cursor.elements { (cursor) throws(Trap) in
                values.append(try read(&cursor, depth: depth + 1))
            }
            return .list(values)
        case "\"":
            return .string(try text(&cursor))
        case "n":
            try cursor.null()
            return .none
        case "t", "f":
            return .boolean(try cursor.boolean())
        case "N":
            try cursor.word("NaN")
            return .float(.nan)
        case "I":
            try cursor.word("Infinity")
            return .float(.infinity)
        default:
            return try number(&cursor)
        }
    }

    private static func items(
        _ cursor: inout JSONCursor,
        depth: Int
    ) throws(Trap) -> [String: PythonValue] {
        var items: [String: PythonValue] = [:]
        try cursor.expect("{")
        cursor.skipWhitespace()
        if cursor.take("}") { return items }
        while true {
            let key = try text(&cursor)
            try cursor.expect(":")
            // Of a key that stands twice, the last value counts.
            items[key] = try read(&cursor, depth: depth)
            cursor.skipWhitespace()
            if cursor.take("}") { return items }
            try cursor.expect(",")
        }
    }

    /// A string; half a surrogate pair is a character to Python, and is replaced here.
    private static func text(_ cursor: inout JSONCursor) throws(Trap) -> String {
        try cursor.string(allowingHalfPairs: true)
    }

    /// A number, correctly rounded, which Python's is and the samples' in Rust is not.
    private static func number(_ cursor: inout JSONCursor) throws(Trap) -> PythonValue {
        var digits: [UInt8] = []
        if cursor.take("-") {
            if cursor.peek == UInt8(ascii: "I") {
                try cursor.word("Infinity")
                return .float(-.infinity)
            }
            digits.append(UInt8(ascii: "-"))
        }
        guard let first = cursor.peekDigit else { throw Trap("the JSON text has no value") }
        if first == 0 {
            digits.append(UInt8(ascii: "0"))
            cursor.advance()
        } else {
            take(&cursor, into: &digits)
        }
        var isInteger = true
        // A point or an exponent that is not complete ends the number before it, and the text is
        // then wrong all the same.
        if cursor.take(".") {
            isInteger = false
            digits.append(UInt8(ascii: "."))
            guard cursor.peekDigit != nil else { throw Trap("a number lacks digits") }
            take(&cursor, into: &digits)
        }
        if cursor.take("e") || cursor.take("E") {
            isInteger = false
            digits.append(UInt8(ascii: "e"))
            if cursor.take("-") { digits.append(UInt8(ascii: "-")) } else { _ = cursor.take("+") }
            guard cursor.peekDigit != nil else { throw Trap("a number lacks digits") }
            take(&cursor, into: &digits)
        }
        guard let value = Double(String(decoding: digits, as: UTF8.self)) else {
            throw Trap("the JSON text has no number")
        }
        return isInteger ? .integer(value) : .float(value)
    }

    private static func take(_ cursor: inout JSONCursor, into digits: inout [UInt8]) {
        while cursor.peekDigit != nil, let byte = cursor.peek {
            digits.append(byte)
            cursor.advance()
        }
    }
}
