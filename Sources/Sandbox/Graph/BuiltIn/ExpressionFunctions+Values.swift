/// Functions of texts, and of several values.
extension ExpressionFunctions {
    /// The functions of texts.
    static let texts: [String: Function] = [
        "len": Function(arity: 1...Int.max) { (values) throws(ExpressionError) in
            if values.count > 1 { return .integer(Int64(values.count)) }
            switch values[0] {
            case .string(let text): return .integer(Int64(text.unicodeScalars.count))
            case .tuple(let elements): return .integer(Int64(elements.count))
            case .empty, .boolean, .integer, .float:
                throw ExpressionError("a value of the type \(values[0].typeName) has no length")
            }
        },
        "str::to_lowercase": text { $0.lowercased() },
        "str::to_uppercase": text { $0.uppercased() },
        "str::trim": text { text in
            let scalars = Array(text.unicodeScalars)
            let isInk = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
            guard let first = scalars.firstIndex(where: isInk),
                let last = scalars.lastIndex(where: isInk)
            else { return "" }
            return string(scalars[first...last])
        },
        "str::from": Function(arity: 1...1) { .string($0[0].display) },
        "str::substring": Function(arity: 3...3) { (values) throws(ExpressionError) in
            guard case .string(let text) = values[0], case .integer(let start) = values[1],
                case .integer(let end) = values[2]
            else { throw ExpressionError("str::substring takes a text and two whole numbers") }
            let scalars = Array(text.unicodeScalars)
            guard 0 <= start, start <= end, end <= Int64(scalars.count) else {
                throw ExpressionError("str::substring reaches beyond its text")
            }
            return .string(string(scalars[Int(start)..<Int(end)]))
        },
    ]

    /// The functions of several values.
    static let collections: [String: Function] = [
        "min": Function(arity: 1...Int.max) { (values) throws(ExpressionError) in
            try extreme(values) { $0 < $1 }
        },
        "max": Function(arity: 1...Int.max) { (values) throws(ExpressionError) in
            try extreme(values) { $0 > $1 }
        },
        "contains": Function(arity: 2...2) { (values) throws(ExpressionError) in
            let elements = try elements(values[0])
            return .boolean(elements.contains { ExpressionValue.isEqual($0, values[1]) })
        },
        "contains_any": Function(arity: 2...2) { (values) throws(ExpressionError) in
            let candidates = try elements(values[1])
            let elements = try elements(values[0])
            return .boolean(
                elements.contains { element in
                    candidates.contains { ExpressionValue.isEqual(element, $0) }
                }
            )
        },
        "typeof": Function(arity: 1...1) { .string($0[0].typeName) },
    ]

    private static func text(_ body: @escaping @Sendable (String) -> String) -> Function {
        Function(arity: 1...1) { (values) throws(ExpressionError) in
            guard case .string(let text) = values[0] else {
                throw ExpressionError("a value of the type \(values[0].typeName) is no text")
            }
            return .string(body(text))
        }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func elements(
        _ value: ExpressionValue
    ) throws(ExpressionError) -> [ExpressionValue] {
        guard case .tuple(let elements) = value else {
            throw ExpressionError("a value of the type \(value.typeName) is no tuple")
        }
        return elements
    }

    /// The first value that none is ahead of; of an array, where one is given.
    private static func extreme(
        _ values: [ExpressionValue],
        _ isAhead: (Double, Double) -> Bool
    ) throws(ExpressionError) -> ExpressionValue {
        var values = values
        if values.count == 1, case .tuple(let elements) = values[0] { values = elements }
        guard var best = values.first else { throw ExpressionError("of no values none is first") }
        var number = try best.number()
        for value in values.dropFirst() {
            let other = try value.number()
            guard isAhead(other, number) else { continue }
            best = value
            number = other
        }
        return best
    }
}
