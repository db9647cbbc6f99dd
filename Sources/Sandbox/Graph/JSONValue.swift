/// A JSON value of any type, as serde_json holds it: of a key that stands twice, the last value
/// counts.
enum JSONValue: Hashable, Sendable {
    /// A member of an object.
    struct Member: Hashable, Sendable {
        let key: String
        var value: JSONValue
    }

    case null
    case boolean(Bool)
    /// A whole number, written without point or exponent, not below zero.
    case natural(UInt64)
    /// A whole number below zero.
    case negative(Int64)
    /// Any other number.
    case float(Double)
    case string(String)
    case array([JSONValue])
    /// In the order of first appearance.
    case object([Member])

    /// The value of a member; nil where there is none, or where this is no object.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// A number as a `Double`; nil for all other types.
    var double: Double? {
        switch self {
        case .natural(let value): Double(value)
        case .negative(let value): Double(value)
        case .float(let value): value
        case .null, .boolean, .string, .array, .object: nil
        }
    }

    /// The value as compact JSON text, as serde_json writes it.
    var text: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .natural(let value): "\(value)"
        case .negative(let value): "\(value)"
        case .float(let value): RustFloatText(value).text
        case .string(let value): Self.quoted(value)
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",")
                + "}"
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{08}": text += "\\b"
            case "\u{0C}": text += "\\f"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
