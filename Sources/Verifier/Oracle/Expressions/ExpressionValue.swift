/// A value of the expression language.
enum ExpressionValue: Hashable, Sendable {
    /// A whole number of 64 bits with a sign.
    case integer(Int64)
    case float(Double)
    case text(String)
    case boolean(Bool)
    /// Values in a row: a list of JSON whose elements are plain.
    case tuple([ExpressionValue])
    /// Nothing: JSON's null, written `()`.
    case empty
    /// An object, or a list of more than plain values; it can be copied and nothing else.
    case json(JSONValue)

    /// The value of a field.
    ///
    /// - Throws: Where a whole number does not fit into 64 bits.
    init(_ json: JSONValue) throws(ExpressionFailure) {
        switch json {
        case .null: self = .empty
        case .boolean(let value): self = .boolean(value)
        case .number(.unsigned(let value)):
            guard let value = Int64(exactly: value) else {
                throw ExpressionFailure("\(value) does not fit into an integer")
            }
            self = .integer(value)
        case .number(.negative(let value)): self = .integer(value)
        case .number(.float(let value)): self = .float(value)
        case .string(let bytes): self = .text(String(decoding: bytes, as: UTF8.self))
        case .list(let elements):
            var values: [ExpressionValue] = []
            for element in elements { values.append(try ExpressionValue(element)) }
            let isPlain = values.allSatisfy { $0.isPlain }
            self = isPlain ? .tuple(values) : .json(json)
        case .object: self = .json(json)
        }
    }

    /// The value as a field holds it.
    ///
    /// - Returns: JSON.
    /// - Throws: Where JSON has no such number.
    func field() throws(ExpressionFailure) -> JSONValue {
        switch self {
        case .integer(let value):
            return .number(value < 0 ? .negative(value) : .unsigned(UInt64(value)))
        case .float(let value):
            guard value.isFinite else { throw ExpressionFailure("JSON has no number \(value)") }
            return .number(.float(value))
        case .text(let text): return .string(Array(text.utf8))
        case .boolean(let value): return .boolean(value)
        case .tuple(let values):
            var elements: [JSONValue] = []
            for value in values { elements.append(try value.field()) }
            return .list(elements)
        case .empty: return .null
        case .json(let json): return json
        }
    }

    /// The number; nil for anything else.
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }

    /// What the language's `typeof` calls the type.
    var typeName: String {
        switch self {
        case .integer: "int"
        case .float: "float"
        case .text: "string"
        case .boolean: "boolean"
        case .tuple: "tuple"
        case .empty: "empty"
        case .json: "json"
        }
    }

    /// Whether it is one value and neither a tuple nor JSON.
    private var isPlain: Bool {
        switch self {
        case .tuple, .json: false
        default: true
        }
    }
}
