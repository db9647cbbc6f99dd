/// The functions of the expression language, apart from `if`, which leaves one argument alone.
enum ExpressionFunctions {
    /// One line for each, by subject.
    static let all = units + rounding + mathematics + texts + collections

    /// Why a function of the documentation is not judged; nil for all others.
    static func refusal(of name: String) -> String? {
        switch name {
        case "str::regex_matches", "str::regex_replace":
            "the documentation does not say which regular expressions it takes"
        case "average", "sum", "count", "first", "last":
            "the documentation has it for windows only"
        default: nil
        }
    }

    private static let collections: [ExpressionFunction] = [
        ExpressionFunction("min", 1...1_000) { arguments throws(ExpressionFailure) in
            try extreme(arguments, "min") { $0 < $1 }
        },
        ExpressionFunction("max", 1...1_000) { arguments throws(ExpressionFailure) in
            try extreme(arguments, "max") { $0 > $1 }
        },
        ExpressionFunction("contains", 2...2) { arguments throws(ExpressionFailure) in
            let values = try ExpressionFunction.tuple(arguments[0], of: "contains")
            return .boolean(try holds(values, arguments[1]))
        },
        ExpressionFunction("contains_any", 2...2) { arguments throws(ExpressionFailure) in
            let values = try ExpressionFunction.tuple(arguments[0], of: "contains_any")
            for candidate in try ExpressionFunction.tuple(arguments[1], of: "contains_any")
            where try holds(values, candidate) {
                return .boolean(true)
            }
            return .boolean(false)
        },
        ExpressionFunction("typeof") { arguments throws(ExpressionFailure) in
            if case .json = arguments[0] { throw ExpressionFailure("JSON has no type") }
            return .text(arguments[0].typeName)
        },
    ]

    private static func holds(
        _ values: [ExpressionValue],
        _ wanted: ExpressionValue
    ) throws(ExpressionFailure) -> Bool {
        for value in values where try ExpressionOrder.isEqual(value, wanted) { return true }
        return false
    }

    /// The number before which none of the others comes.
    private static func extreme(
        _ arguments: [ExpressionValue],
        _ name: String,
        _ comesBefore: (Double, Double) -> Bool
    ) throws(ExpressionFailure) -> ExpressionValue {
        var values = arguments
        if arguments.count == 1, case .tuple(let elements) = arguments[0] { values = elements }
        guard var best = values.first else { throw ExpressionFailure("\(name) of nothing") }
        var number = try ExpressionFunction.double(best, of: name)
        for value in values.dropFirst() {
            let candidate = try ExpressionFunction.double(value, of: name)
            if comesBefore(candidate, number) { (best, number) = (value, candidate) }
        }
        return best
    }
}
