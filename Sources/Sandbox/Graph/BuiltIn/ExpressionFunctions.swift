import Glibc

/// The functions of the expression language, by name.
///
/// Left out: the regular expressions, whose dialect is not documented, and what only windows have.
/// Source: _Expressions reference for data flows_, 23 June 2026.
enum ExpressionFunctions {
    typealias Body = @Sendable ([ExpressionValue]) throws(ExpressionError) -> ExpressionValue

    /// How many values a function takes, and what it makes of them.
    struct Function: Sendable {
        let arity: ClosedRange<Int>
        let body: Body
    }

    /// The function called `name`; nil where there is none.
    static func named(_ name: String) -> Function? { all[name] }

    private static let all: [String: Function] =
        conversions.merging(numbers) { $1 }.merging(texts) { $1 }.merging(collections) { $1 }

    private static let conversions: [String: Function] = [
        "cToF": number { $0 * 9 / 5 + 32 },
        "fToC": number { ($0 - 32) * 5 / 9 },
        "psiToBar": number { $0 * 0.0689476 },
        "barToPsi": number { $0 / 0.0689476 },
        "inToCm": number { $0 * 2.54 },
        "cmToIn": number { $0 / 2.54 },
        "ftToM": number { $0 * 0.3048 },
        "mToFt": number { $0 / 0.3048 },
        "lbToKg": number { $0 * 0.453592 },
        "kgToLb": number { $0 / 0.453592 },
        "galToL": number { $0 * 3.78541 },
        "lToGal": number { $0 / 3.78541 },
    ]

    private static let numbers: [String: Function] = [
        "scale": Function(arity: 5...5, body: scale),
        "round_n": Function(arity: 2...2, body: round),
        "floor": number { $0.rounded(.down) },
        "round": number { $0.rounded(.toNearestOrAwayFromZero) },
        "ceil": number { $0.rounded(.up) },
        "math::abs": Function(arity: 1...1) { (values) throws(ExpressionError) in
            guard case .integer(let value) = values[0] else {
                return .float(abs(try values[0].number()))
            }
            return value < 0 ? try values[0].negated() : values[0]
        },
        "math::sqrt": number { $0.squareRoot() },
        "math::cbrt": number { cbrt($0) },
        "math::ln": number { log($0) },
        "math::log2": number { log2($0) },
        "math::log10": number { log10($0) },
        "math::log": numbers { log($0) / log($1) },
        "math::exp": number { exp($0) },
        "math::exp2": number { exp2($0) },
        "math::pow": numbers { pow($0, $1) },
        "math::cos": number { cos($0) },
        "math::sin": number { sin($0) },
        "math::tan": number { tan($0) },
        "math::acos": number { acos($0) },
        "math::asin": number { asin($0) },
        "math::atan": number { atan($0) },
        "math::atan2": numbers { atan2($0, $1) },
        "math::hypot": numbers { hypot($0, $1) },
    ]

    private static func number(_ body: @escaping @Sendable (Double) -> Double) -> Function {
        Function(arity: 1...1) { (values) throws(ExpressionError) in
            .float(body(try values[0].number()))
        }
    }

    private static func numbers(
        _ body: @escaping @Sendable (Double, Double) -> Double
    ) -> Function {
        Function(arity: 2...2) { (values) throws(ExpressionError) in
            .float(body(try values[0].number(), try values[1].number()))
        }
    }

    @Sendable
    private static func scale(
        _ values: [ExpressionValue]
    ) throws(ExpressionError) -> ExpressionValue {
        let value = try values[0].number()
        let (low, high) = (try values[1].number(), try values[2].number())
        let (newLow, newHigh) = (try values[3].number(), try values[4].number())
        return .float((value - low) * (newHigh - newLow) / (high - low) + newLow)
    }

    @Sendable
    private static func round(
        _ values: [ExpressionValue]
    ) throws(ExpressionError) -> ExpressionValue {
        guard case .integer(let decimals) = values[1], (0...15).contains(decimals) else {
            throw ExpressionError("the decimals of round_n are no whole number from 0 to 15")
        }
        let scale = pow(10, Double(decimals))
        let value = try values[0].number()
        return .float((value * scale).rounded(.toNearestOrAwayFromZero) / scale)
    }
}
