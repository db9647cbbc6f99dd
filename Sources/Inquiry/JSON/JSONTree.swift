/// A JSON value as test files and messages hold it.
public indirect enum JSONTree: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number, as a double, with its text where a double cannot hold it.
    case number(Double, text: String)
    /// A text.
    case string(String)
    /// A list.
    case list([JSONTree])
    /// Members in their order; of several with one key the last is meant.
    case object([Member])

    /// One member of an object.
    public struct Member: Hashable, Sendable {
        /// Its key.
        public var key: String
        /// Its value.
        public var value: JSONTree

        /// Creates a member.
        public init(_ key: String, _ value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// The member of an object; nil where there is none.
    public subscript(_ key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// A whole number.
    public static func integer(_ value: Int) -> JSONTree {
        .number(Double(value), text: String(value))
    }

    /// The value on one line, as short as JSON can be.
    public var text: String {
        switch self {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .number(_, let text): return text
        case .string(let string): return Self.quoted(string)
        case .list(let elements):
            return "[" + elements.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            let parts = members.map { Self.quoted($0.key) + ":" + $0.value.text }
            return "{" + parts.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\r": text += "\\r"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
