import Foundation

extension ExpressionFunctions {
    /// Conversions, by the documentation's formulas from left to right.
    static let units: [ExpressionFunction] = [
        .number("cToF") { $0 * 9 / 5 + 32 },
        .number("fToC") { ($0 - 32) * 5 / 9 },
        .number("psiToBar") { $0 * 0.0689476 },
        .number("barToPsi") { $0 / 0.0689476 },
        .number("inToCm") { $0 * 2.54 },
        .number("cmToIn") { $0 / 2.54 },
        .number("ftToM") { $0 * 0.3048 },
        .number("mToFt") { $0 / 0.3048 },
        .number("lbToKg") { $0 * 0.453592 },
        .number("kgToLb") { $0 / 0.453592 },
        .number("galToL") { $0 * 3.78541 },
        .number("lToGal") { $0 / 3.78541 },
    ]

    /// Scaling and rounding.
    ///
    /// Whether `floor`, `round` and `ceil` give integers or floats is not
    /// documented; their values are the same.
    static let rounding: [ExpressionFunction] = [
        ExpressionFunction("scale", 5...5, returnsFloat: true) {
            arguments throws(ExpressionFailure) in
            var numbers: [Double] = []
            for argument in arguments {
                numbers.append(try ExpressionFunction.double(argument, of: "scale"))
            }
            let share = (numbers[0] - numbers[1]) / (numbers[2] - numbers[1])
            return .float(numbers[3] + share * (numbers[4] - numbers[3]))
        },
        ExpressionFunction("round_n", 2...2, returnsFloat: true) {
            arguments throws(ExpressionFailure) in
            let value = try ExpressionFunction.double(arguments[0], of: "round_n")
            guard case .integer(let decimals) = arguments[1], (0...15).contains(decimals) else {
                throw ExpressionFailure("round_n rounds to 0 to 15 decimals")
            }
            let power = DecimalPowers.values[Int(decimals)]
            return .float((value * power).rounded(.toNearestOrAwayFromZero) / power)
        },
        whole("floor", .down),
        whole("round", .toNearestOrAwayFromZero),
        whole("ceil", .up),
    ]

    static let mathematics: [ExpressionFunction] = [
        ExpressionFunction("math::abs") { arguments throws(ExpressionFailure) in
            guard case .integer(let value) = arguments[0] else {
                return .float(
                    try ExpressionFunction.double(arguments[0], of: "math::abs").magnitude
                )
            }
            guard value != .min else { throw ExpressionFailure("an integer grows too large") }
            return .integer(abs(value))
        },
        .number("math::sqrt") { $0.squareRoot() },
        .number("math::cbrt") { cbrt($0) },
        .number("math::ln") { log($0) },
        .number("math::log2") { log2($0) },
        .number("math::log10") { log10($0) },
        .numbers("math::log") { log($0) / log($1) },
        .number("math::exp") { exp($0) },
        .number("math::exp2") { exp2($0) },
        .numbers("math::pow") { pow($0, $1) },
        .number("math::cos") { cos($0) },
        .number("math::sin") { sin($0) },
        .number("math::tan") { tan($0) },
        .number("math::acos") { acos($0) },
        .number("math::asin") { asin($0) },
        .number("math::atan") { atan($0) },
        .numbers("math::atan2") { atan2($0, $1) },
        .numbers("math::hypot") { hypot($0, $1) },
    ]

    private static func whole(
        _ name: String,
        _ rule: FloatingPointRoundingRule
    ) -> ExpressionFunction {
        ExpressionFunction(name) { arguments throws(ExpressionFailure) in
            if case .integer = arguments[0] { return arguments[0] }
            return .float(try ExpressionFunction.double(arguments[0], of: name).rounded(rule))
        }
    }
}
