import Testing

@testable import Sandbox

/// The expression language of the built-in transforms, from its reference.
@Suite struct ExpressionTests {
    static func json(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8)[...])
    }

    static let values: [(String, String)] = [
        // Strength of the operators, weakest last.
        ("2 * 2 ^ 3", "16.0"), ("(2 * 2) ^ 3", "64.0"), ("-2 ^ 2", "-4.0"), ("2 ^ -1", "0.5"),
        ("-3 * 2", "-6"), ("- (3 * 2)", "-6"), ("1 + 2 * 3", "7"), ("10 - 4 - 3", "3"),
        ("100 / 10 / 5", "2"), ("1 + 1 < 3", "true"), ("1 < 2 == true", "true"),
        ("true == 1 < 2", "true"), ("!true || true", "true"), ("!(true || true)", "false"),
        ("false && false || true", "true"), ("true || false && false", "true"),
        ("1 == 2 || 1 != 2", "true"), ("1 == 1 && 2 > 1", "true"),
        // Whole numbers stay whole.
        ("7 / 2", "3"), ("-7 / 2", "-3"), ("7 / 2.0", "3.5"), ("7 % 4", "3"), ("-7 % 4", "-3"),
        ("7.5 % 2", "1.5"), ("1 / 0.0", "null"), ("9007199254740993 - 1", "9007199254740992"),
        ("0.1 + 0.2", "0.30000000000000004"), ("1e3", "1000.0"), ("2.5E-1", "0.25"),
        // Comparisons of every type.
        ("1 < 1.5", "true"), ("1 <= 1.0", "true"), ("1 == 1.0", "true"), ("1 != 1.0", "false"),
        (#""a" < "b""#, "true"), (#""a" < "B""#, "false"), ("false < true", "true"),
        (#""1" == 1"#, "false"), ("() == ()", "true"), ("(1, 2) == (1.0, 2)", "true"),
        ("math::sqrt(-1) == math::sqrt(-1)", "false"), ("math::sqrt(-1) < 1", "false"),
        // Texts.
        (#""a" + "b""#, #""ab""#), (#""a" + 1"#, #""a1""#), (#"1.0 + "a""#, #""1a""#),
        (#"1e21 + """#, #""1000000000000000000000""#), (#"1.5e-7 + """#, #""0.00000015""#),
        (#""" + true + ()"#, #""true()""#), (#""\"\\""#, #""\"\\""#),
    ]

    @Test(arguments: values)
    func `works out`(text: String, expected: String) throws {
        try ExpressionEvaluator.check(text, inputCount: 0)
        #expect(try ExpressionEvaluator.value(of: text, []).json.text == expected)
    }

    static let functions: [(String, String)] = [
        ("cToF(100)", "212.0"), ("fToC(1209)", "653.8888888888889"), ("psiToBar(1)", "0.0689476"),
        ("barToPsi(0.0689476)", "1.0"), ("inToCm(2)", "5.08"), ("cmToIn(5.08)", "2.0"),
        ("ftToM(1)", "0.3048"), ("mToFt(0.3048)", "1.0"), ("lbToKg(1)", "0.453592"),
        ("kgToLb(0.453592)", "1.0"), ("galToL(1)", "3.78541"), ("lToGal(3.78541)", "1.0"),
        ("scale(2047.5, 0, 4095, 0, 100)", "50.0"), ("scale(5, 0, 10, 100, 200)", "150.0"),
        ("round_n(2.345, 1)", "2.3"), ("round_n(-2.25, 1)", "-2.3"), ("floor(2.9)", "2.0"),
        ("floor(-2.1)", "-3.0"), ("round(2.5)", "3.0"), ("round(-2.5)", "-3.0"),
        ("ceil(2.1)", "3.0"), ("math::abs(-3)", "3"), ("math::abs(-3.5)", "3.5"),
        ("math::sqrt(9)", "3.0"), ("round_n(math::cbrt(27), 9)", "3.0"), ("math::log(8, 2)", "3.0"),
        ("math::log2(8)", "3.0"), ("math::log10(1000)", "3.0"), ("math::ln(1)", "0.0"),
        ("math::exp(0)", "1.0"), ("math::exp2(3)", "8.0"), ("math::pow(2, 10)", "1024.0"),
        ("math::cos(0)", "1.0"), ("math::sin(0)", "0.0"), ("math::tan(0)", "0.0"),
        ("math::acos(1)", "0.0"), ("math::asin(0)", "0.0"), ("math::atan(0)", "0.0"),
        ("math::atan2(0, 1)", "0.0"), ("math::hypot(3, 4)", "5.0"),
        (#"len("äöü")"#, "3"), ("len((1, 2))", "2"), ("len(1, 2, 3)", "3"),
        (#"str::to_lowercase("AbC")"#, #""abc""#), (#"str::to_uppercase("AbC")"#, #""ABC""#),
        (#"str::trim(" a b\#t")"#, #""a b""#), (#"str::trim("  ")"#, #""""#),
        ("str::from(1.0)", #""1""#), (#"str::substring("hello", 1, 3)"#, #""el""#),
        (#"str::substring("hello", 5, 5)"#, #""""#), ("min(3, 1.5, 2)", "1.5"),
        ("max((1, 2, 3))", "3"), ("min(7)", "7"), ("contains((1, 2), 2.0)", "true"),
        (#"contains(("a", "b"), "c")"#, "false"), ("contains_any((1, 2), (3, 2))", "true"),
        ("contains_any((1, 2), (3, 4))", "false"), ("typeof(1)", #""int""#),
        ("typeof(1.0)", #""float""#), (#"typeof("")"#, #""string""#), ("typeof(())", #""empty""#),
        ("typeof(true)", #""boolean""#), ("typeof((1, 2))", #""tuple""#),
        ("if(1 < 2, \"yes\", \"no\")", #""yes""#), ("if(false, 1 / 0, 2)", "2"),
        ("false && 1 / 0 == 1", "false"), ("true || 1 / 0 == 1", "true"),
    ]

    @Test(arguments: functions)
    func `has the function`(text: String, expected: String) throws {
        try ExpressionEvaluator.check(text, inputCount: 0)
        #expect(try ExpressionEvaluator.value(of: text, []).json.text == expected)
    }

    static let inputs: [(String, String, String)] = [
        ("$1", "3000", "3000"), ("$1", "3000.0", "3000.0"), ("$1", "null", "null"),
        ("$1", "18446744073709551615", "1.8446744073709552e19"), ("min($1)", "[3,1,2]", "1"),
        ("typeof($1)", #"[1,"a",null]"#, #""tuple""#), ("$1 == ()", "null", "true"),
        ("if($1 == (), 5, $1 * 2)", "null", "5"), ("if($1 == (), 5, $1 * 2)", "4", "8"),
        ("$1>100&&$1<200", "150", "true"),
    ]

    @Test(arguments: inputs)
    func `takes inputs of each type`(text: String, input: String, expected: String) throws {
        let input = try Self.json(input)
        #expect(try ExpressionEvaluator.value(of: text, [input]).json.text == expected)
    }

    @Test(arguments: [
        "1 + true", "true && 1", "1 || true", "!1", "-true", #"-"a""#, #""a" < 1"#, "() < 1",
        "1 / 0", "1 % 0", "9223372036854775807 + 1", "9223372036854775807 * 2",
        "if(1, 2, 3)", "cToF(())", #"cToF("1")"#, "len(1)", "round_n(1.5, 16)", "round_n(1.5, 1.0)",
        #"str::substring("a", 0, 2)"#, #"str::substring("abc", 2, 1)"#, "contains(1, 1)",
        "str::trim(1)", "min(true)", "min((1, 2), 3)",
    ])
    func `errs on values that do not go together`(text: String) throws {
        try ExpressionEvaluator.check(text, inputCount: 0)
        #expect(throws: ExpressionError.self) { try ExpressionEvaluator.value(of: text, []) }
    }

    @Test(arguments: [#"{"a":1}"#, "[[1]]", #"[{"a":1}]"#])
    func `errs on objects and nested arrays, but only where they are used`(input: String) throws {
        let input = try Self.json(input)
        #expect(throws: ExpressionError.self) {
            try ExpressionEvaluator.value(of: "$1", [input])
        }
        #expect(try ExpressionEvaluator.value(of: "if(true, 1, $1)", [input]).json.text == "1")
    }

    @Test(arguments: [
        "", "1 +", "1 2", "(1", "1)", "$", "$0", "$2", "and(1)", "1 and 2", "$1 > 1 or $1 < 2",
        "not true", "2 ^ 3 ^ 2", "x", "cToF", "cToF(1, 2)", "cToF()", "if(true, 1)", "nope(1)",
        "1 = 1", "a::b::c(1)", #""abc"#, #""\n""#, "1 & 2", "$1 ? $last", "99999999999999999999",
        #"str::regex_matches("a", "b")"#, "(1,)", "'a'",
        String(repeating: "(", count: 5_000), String(repeating: "-", count: 5_000) + "1",
    ])
    func `refuses, before any message, what is no expression`(text: String) {
        #expect(throws: ExpressionError.self) { try ExpressionEvaluator.check(text, inputCount: 1) }
    }

    static let flipped: [(String, String)] = [
        ("1 < 1", "true"), ("1 <= 1", "false"), ("1 > 1", "true"), ("1 >= 1", "false"),
        ("1 < 2", "true"), ("1 <= 2", "true"), ("1 > 2", "false"), ("1 >= 2", "false"),
        ("2 > 1.0", "true"), ("1 == 1", "true"), ("math::sqrt(-1) < 1", "false"),
    ]

    @Test(arguments: flipped)
    func `with its bounds flipped, only equality is judged the other way`(
        text: String,
        expected: String
    ) throws {
        let value = try ExpressionEvaluator.value(of: text, [], bounds: .flipped)
        #expect(value.json.text == expected)
    }
}
