/// Whole JSON texts, read as serde_json reads a value of unknown type.
extension JSONValue {
    /// How many arrays and objects may be open at once.
    ///
    /// Source: serde_json 1.0, `remaining_depth: 128`, which refuses the last of them.
    private static let depthLimit = 127

    /// Reads a text that holds one value.
    ///
    /// - Parameter text: JSON.
    /// - Throws: ``Trap`` with what is wrong; whether that is a panic or an error is the module's
    ///   business.
    init(parsing text: ArraySlice<UInt8>) throws(Trap) {
        var cursor = JSONCursor(text)
        self = try Self.read(&cursor, depth: 0)
        try cursor.end()
    }

    private static func read(_ cursor: inout JSONCursor, depth: Int) throws(Trap) -> JSONValue {
        cursor.skipWhitespace()
        switch cursor.peek.map({ Unicode.Scalar($0) }) {
        case "{":
            guard depth < depthLimit else { throw Trap("the JSON text is nested too deeply") }
            return .object(try members(&cursor, depth: depth + 1))
        case "[":
            guard depth < depthLimit else { throw Trap("the JSON text is nested too deeply") }
            var values: [JSONValue] = []
            try cursor.elements { (cursor) throws(Trap) in
                values.append(try read(&cursor, depth: depth + 1))
            }
            return .array(values)
        case "\"":
            return .string(try cursor.string())
        case "n":
            try cursor.null()
            return .null
        case "t", "f":
            return .boolean(try cursor.boolean())
        default:
            return switch try cursor.number() {
            case .natural(let value): .natural(value)
            case .negative(let value): .negative(value)
            case .float(let value): .float(value)
            }
        }
    }

    private static func members(
        _ cursor: inout JSONCursor,
        depth: Int
    ) throws(Trap) -> [Member] {
        var members: [Member] = []
        var places: [String: Int] = [:]
        try cursor.expect("{")
        cursor.skipWhitespace()
        if cursor.take("}") { return members }
        while true {
            let key = try cursor.string()
            try cursor.expect(":")
            let value = try read(&cursor, depth: depth)
            if let place = places[key] {
                members[place].value = value
            } else {
                places[key] = members.count
                members.append(Member(key: key, value: value))
            }
            cursor.skipWhitespace()
            if cursor.take("}") { return members }
            try cursor.expect(",")
        }
    }
}
