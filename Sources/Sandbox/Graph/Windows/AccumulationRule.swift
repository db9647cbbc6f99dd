/// One rule of a window: an expression over what a field was in its messages.
///
///     max($1) - min($1)     each function of one input, worked out first, then the rest
struct AccumulationRule: Sendable {
    /// Where the result goes.
    let output: FieldPath
    private let inputs: [RuleInput]
    /// The expression with an input of its own for each function: `$1 - $2`.
    private let expression: String
    private let calls: [Call]

    /// A function of one input.
    private struct Call: Hashable {
        let function: Function
        /// The input's place, from 0.
        let input: Int
    }

    /// The functions over the messages of a window.
    private enum Function: String, CaseIterable {
        case average, sum, min, max, count, first, last
    }

    /// Reads a rule.
    init(_ rule: JSONValue) throws(ConfigurationError) {
        var inputs: [RuleInput] = []
        for text in try TransformRules.inputs(of: rule) {
            let input = try RuleInput(text)
            guard case .field(let path) = input.place, !path.hasWildcard else {
                throw ConfigurationError(
                    problem: "the input \"\(text)\" is no single field, which windows need",
                    hint: "name a field of the payload"
                )
            }
            inputs.append(input)
        }
        guard case .string(let output)? = rule["output"], !output.isEmpty,
            case .string(let text)? = rule["expression"]
        else {
            throw ConfigurationError(
                problem: "a rule of a window has no output or no expression",
                hint: #"write {"inputs": ["a"], "output": "b", "expression": "average($1)"}"#
            )
        }
        self.inputs = inputs
        self.output = try FieldPath(output)
        (expression, calls) = try Self.split(text, inputCount: inputs.count)
    }

    /// The rule's value for the messages of a window.
    func value(
        of payloads: [JSONValue],
        _ data: [WindowDatum]
    ) throws(ExpressionError) -> JSONValue {
        var values: [JSONValue?] = []
        for call in calls {
            let found = payloads.compactMap { payload -> JSONValue? in
                guard case .field(let path) = inputs[call.input].place else { return nil }
                return payload.value(at: path.names) ?? inputs[call.input].fallback
            }
            values.append(try Self.value(of: call.function, found))
        }
        return try ExpressionEvaluator.value(of: expression, values).json
    }

    private static func value(
        of function: Function,
        _ values: [JSONValue]
    ) throws(ExpressionError) -> JSONValue {
        let numbers = values.compactMap { value in value.double.map { (value, $0) } }
        let empty = ExpressionError("\(function.rawValue) has no value in an empty window")
        switch function {
        case .count: return .natural(UInt64(values.count))
        case .sum: return .float(numbers.reduce(0) { $0 + $1.1 })
        case .average:
            guard !numbers.isEmpty else { throw empty }
            return .float(numbers.reduce(0) { $0 + $1.1 } / Double(numbers.count))
        case .min:
            guard let least = numbers.min(by: { $0.1 < $1.1 }) else { throw empty }
            return least.0
        case .max:
            guard let greatest = numbers.max(by: { $0.1 < $1.1 }) else { throw empty }
            return greatest.0
        case .first:
            guard let first = values.first else { throw empty }
            return first
        case .last:
            guard let last = values.last else { throw empty }
            return last
        }
    }

    /// Takes the functions of a window out of an expression.
    private static func split(
        _ text: String,
        inputCount: Int
    ) throws(ConfigurationError) -> (String, [Call]) {
        var calls: [Call] = []
        var result = ""
        var rest = text[...]
        var isQuoted = false
        while let character = rest.first {
            if character == "\"" { isQuoted.toggle() }
            let isInside = result.last.map { $0.isLetter || $0 == ":" || $0 == "_" } ?? false
            if !isQuoted, !isInside, let (function, input, length) = call(at: rest) {
                guard input >= 0, input < inputCount else {
                    throw error(text, "takes $\(input + 1), which stands for no input")
                }
                let known = Call(function: function, input: input)
                let place = calls.firstIndex(of: known) ?? calls.count
                if place == calls.count { calls.append(known) }
                result += "$\(place + 1)"
                rest = rest.dropFirst(length)
                continue
            }
            if !isQuoted, character == "$" {
                throw error(text, "has an input outside of a function over the window")
            }
            result.append(character)
            rest.removeFirst()
        }
        guard !calls.isEmpty else { throw error(text, "has no function over the window") }
        do throws(ExpressionError) {
            try ExpressionEvaluator.check(result, inputCount: calls.count)
        } catch {
            throw Self.error(text, error.problem)
        }
        return (result, calls)
    }

    /// The function with one input that stands at the beginning of a text, and its length.
    private static func call(at text: Substring) -> (Function, Int, Int)? {
        for function in Function.allCases where text.hasPrefix(function.rawValue) {
            var rest = text.dropFirst(function.rawValue.count).drop { $0 == " " }
            guard rest.first == "(" else { continue }
            rest = rest.dropFirst().drop { $0 == " " }
            guard rest.first == "$" else { continue }
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            let end = rest.dropFirst(1 + digits.count).drop { $0 == " " }
            guard let input = Int(digits), end.first == ")" else { continue }
            return (function, input - 1, text.count - end.count + 1)
        }
        return nil
    }

    private static func error(_ text: String, _ problem: String) -> ConfigurationError {
        ConfigurationError(
            problem: "the expression \"\(text)\" \(problem)",
            hint: "write average($1), sum, min, max, count, first or last of one input"
        )
    }
}
