/// A value in an expression of the built-in transforms.
enum ExpressionValue: Hashable, Sendable {
    /// A field that is missing, or null.
    case empty
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case tuple([ExpressionValue])

    /// The value of a field; objects, and arrays with anything but single values in them, have no
    /// place in an expression.
    init(_ json: JSONValue?) throws(ExpressionError) {
        switch json {
        case nil, .null: self = .empty
        case .boolean(let value): self = .boolean(value)
        case .natural(let value):
            self = Int64(exactly: value).map(Self.integer) ?? .float(Double(value))
        case .negative(let value): self = .integer(value)
        case .float(let value): self = .float(value)
        case .string(let value): self = .string(value)
        case .array(let values):
            var elements: [ExpressionValue] = []
            for value in values {
                if case .array = value { throw ExpressionError("an array holds an array") }
                elements.append(try ExpressionValue(value))
            }
            self = .tuple(elements)
        case .object: throw ExpressionError("an object cannot be used in an expression")
        }
    }

    /// The value as it is written to a field.
    var json: JSONValue {
        switch self {
        case .empty: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): value < 0 ? .negative(value) : .natural(UInt64(value))
        case .float(let value): .float(value)
        case .string(let value): .string(value)
        case .tuple(let values): .array(values.map(\.json))
        }
    }

    /// The word for its type.
    var typeName: String {
        switch self {
        case .empty: "empty"
        case .boolean: "boolean"
        case .integer: "int"
        case .float: "float"
        case .string: "string"
        case .tuple: "tuple"
        }
    }

    /// The value as text: numbers in Rust's way, which never has an exponent.
    var display: String {
        switch self {
        case .empty: "()"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .float(let value): Self.decimal(value)
        case .string(let value): value
        case .tuple(let values): "(" + values.map(\.display).joined(separator: ", ") + ")"
        }
    }

    /// A condition; anything but a Boolean is an error.
    func condition() throws(ExpressionError) -> Bool {
        guard case .boolean(let value) = self else {
            throw ExpressionError("a condition is of the type \(typeName), not boolean")
        }
        return value
    }

    /// A number; anything else is an error.
    func number() throws(ExpressionError) -> Double {
        switch self {
        case .integer(let value): return Double(value)
        case .float(let value): return value
        case .empty, .boolean, .string, .tuple:
            throw ExpressionError("a value of the type \(typeName) is no number")
        }
    }

    private static func decimal(_ value: Double) -> String {
        guard value.isFinite else {
            return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf"
        }
        let text = RustFloatText(value).text
        guard let letter = text.firstIndex(of: "e") else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let exponent = Int(text[text.index(after: letter)...]) ?? 0
        let sign = value < 0 ? "-" : ""
        let mantissa = text[..<letter].filter { $0 != "-" }
        let digits = mantissa.filter { $0 != "." }
        guard exponent < 0 else {
            return sign + digits + String(repeating: "0", count: exponent - digits.count + 1)
        }
        return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
}
