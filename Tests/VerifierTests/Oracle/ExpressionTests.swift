import Testing

@testable import Verifier

@Suite struct ExpressionTests {
    /// The inputs $1 to $6.
    private static let inputs: [ExpressionValue] = [
        .integer(7), .float(2.5), .text("abc"), .boolean(true), .empty,
        .tuple([.integer(1), .float(2), .text("x")]),
    ]

    /// The value as text, or why there is none.
    private func result(_ text: String) -> String {
        do throws(ExpressionError) {
            let expression = try ExpressionParser.parse(text, inputCount: Self.inputs.count)
            do throws(ExpressionFailure) {
                return word(try expression.value(for: Self.inputs))
            } catch {
                return "failure"
            }
        } catch {
            return "error at \(error.character)"
        }
    }

    private func word(_ value: ExpressionValue) -> String {
        switch value {
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .text(let text): "'\(text)'"
        case .boolean(let value): "\(value)"
        case .tuple(let values): "(" + values.map(word).joined(separator: ", ") + ")"
        case .empty: "()"
        case .json: "json"
        }
    }

    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 * 3 ^ 2", "18.0"), ("(2 * 3) ^ 2", "36.0"),
        ("10 - 3 - 2", "5"), ("2 * 7 % 4", "2"), ("-$1 * 2", "-14"), ("- -3", "3"),
        ("2 ^ -1", "0.5"),
        ("1 + 2 < 4", "true"), ("1 < 2 == true", "true"), ("1 < 2 == 2 < 1", "false"),
        ("true || false && false", "true"), ("!false && true", "true"), ("!(1 > 2)", "true"),
        ("$1 > 5 && $2 > 2", "true"), ("1 == 1 != false", "error at 8"),
        ("8 / 2.0 / 2", "2.0"), ("8.0 / (2 / 0.5)", "2.0"),
    ])
    func `operators bind as the table of the documentation says`(text: String, value: String) {
        #expect(result(text) == value)
    }

    @Test(arguments: [
        ("7 + 2", "9"), ("7 + 2.5", "9.5"), ("$1 * $2", "17.5"), ("7 % 4", "3"), ("7.5 % 2", "1.5"),
        ("-7 % 4", "-3"), ("1 / 3.0", "0.3333333333333333"), ("0.1 + 0.2", "0.30000000000000004"),
        ("1 / 0.0", "inf"), ("7 % 0", "failure"), ("9223372036854775807 + 1", "failure"),
        ("-9223372036854775807 - 1", "-9223372036854775808"), ("$3 * 2", "failure"),
        ("true + 1", "failure"), ("$5 + 1", "failure"), ("-$3", "failure"), ("!1", "failure"),
        ("(1 / 2.0) / 2", "0.25"),
    ])
    func `arithmetic keeps integers until a float comes`(text: String, value: String) {
        #expect(result(text) == value)
    }

    @Test(arguments: [
        (#""a" + "b""#, "'ab'"), (#"$3 + ", " + $1"#, "'abc, 7'"), (#"1.5 + "x""#, "'1.5x'"),
        (#"2.0 + "x""#, "'2x'"), (#"true + "x""#, "'truex'"), (#""x" + $5"#, "failure"),
        (#""x" + $6"#, "failure"), (#""x" + 1.0 * 10 ^ 30"#, "failure"),
        (#""say \"hi\" \\""#, #"'say "hi" \'"#), (#""a" + 1 + 2"#, "'a12'"),
        (#"1 + 2 + "a""#, "'3a'"),
    ])
    func `plus joins texts as soon as one side is a text`(text: String, value: String) {
        #expect(result(text) == value)
    }

    @Test(arguments: [
        ("7 == 7.0", "true"), ("$1 != 8", "true"), (#"$3 == "abc""#, "true"), ("$5 == ()", "true"),
        ("$1 == ()", "false"), (#"$1 == "7""#, "false"), ("(1, 2) == (1, 2.0)", "true"),
        ("(1, 2) == (1, 3)", "false"), ("$1 < 7", "false"), ("$1 <= 7", "true"),
        ("$1 > 7", "false"),
        ("$1 >= 7", "true"), ("2.5 >= $2", "true"), ("2.5 > $2", "false"), (#""a" < "b""#, "true"),
        (#"$1 < "b""#, "failure"), ("true < false", "failure"), ("$5 > 1", "failure"),
        ("9007199254740993 == 9007199254740992", "false"),
    ])
    func `comparisons are by value, and only of what has an order`(text: String, value: String) {
        #expect(result(text) == value)
    }

    @Test(arguments: [
        ("if($1 > 5, \"high\", \"low\")", "'high'"), ("if($5 == (), $1, $1 * $5)", "7"),
        ("if($1, 1, 2)", "failure"), ("false && $1", "false"), ("true || $1", "true"),
        ("true && $1", "failure"), ("$1 && true", "failure"),
    ])
    func `only what decides is evaluated`(text: String, value: String) {
        #expect(result(text) == value)
    }

    @Test(arguments: [
        ("cToF(100)", "212.0"), ("cToF(-40)", "-40.0"), ("fToC(1209)", "653.8888888888889"),
        ("fToC(32)", "0.0"), ("inToCm(2)", "5.08"), ("scale(5, 0, 10, 0, 100)", "50.0"),
        ("scale(4095, 0, 4095, 0, 100)", "100.0"), ("scale(0, 0, 4095, 4, 20)", "4.0"),
        ("round_n(2.345678, 2)", "2.35"), ("round_n(2.5, 0)", "3.0"), ("round_n(1, 16)", "failure"),
        ("floor(-2.5)", "-3.0"), ("round(-2.5)", "-3.0"), ("round(2.5)", "3.0"),
        ("ceil(2.1)", "3.0"),
        ("floor(7)", "7"), ("math::abs(-7)", "7"), ("math::abs(-2.5)", "2.5"),
        ("math::sqrt(9)", "3.0"), ("math::sqrt(-1) < 0", "false"), ("math::sqrt(-1) >= 0", "false"),
        ("math::pow(2, 10)", "1024.0"),
        ("math::log(8, 2) > 2.99", "true"), ("min(3, 1, 2)", "1"), ("max(3, 1.5)", "3"),
        ("max((1, 5, 2))", "5"), ("min($6)", "failure"), ("max()", "error at 1"),
        ("contains($6, 2)", "true"), (#"contains($6, "y")"#, "false"),
        ("contains($1, 1)", "failure"), ("contains_any($6, (9, 1))", "true"),
        ("contains_any($6, (9, 8))", "false"), ("typeof($1)", "'int'"), ("typeof($2)", "'float'"),
        ("typeof($3)", "'string'"), ("typeof($4)", "'boolean'"), ("typeof($5)", "'empty'"),
        ("typeof($6)", "'tuple'"), ("len($3)", "3"), ("len($6)", "3"), (#"len("é")"#, "1"),
        (#"str::to_uppercase("ab")"#, "'AB'"), (#"str::to_lowercase("AB")"#, "'ab'"),
        (#"str::trim("  a b ")"#, "'a b'"), (#"str::trim("  ")"#, "''"), ("str::from(7)", "'7'"),
        (#"str::substring("abcd", 1, 3)"#, "'bc'"), (#"str::substring("abcd", 1, 9)"#, "failure"),
        ("cToF(\"x\")", "failure"),
    ])
    func `functions compute what the documentation says`(text: String, value: String) {
        #expect(result(text) == value)
    }

    @Test(arguments: [
        ("", 1), ("   ", 4), ("1 +", 4), ("$0", 1), ("$", 1), ("$7", 1), ("1 + $9", 5), ("(1", 3),
        ("1)", 2), ("1 2", 3), ("foo(1)", 1), ("1 + foo", 5), ("cToF 1", 1), ("cToF(1, 2)", 1),
        ("if(true, 1)", 1), ("a and b", 3), ("$1 and $2", 4), ("not $1", 1), ("$1 = 2", 4),
        ("$1 & $2", 4), ("$1 | $2", 4), ("\"abc", 1), (#""a\n""#, 3), ("99999999999999999999", 1),
        ("#", 1), ("1 + * 2", 5), (".5", 1), ("(1,)", 4), ("5.", 2),
    ])
    func `what is no expression is an error at its character`(text: String, character: Int) {
        #expect(result(text) == "error at \(character)")
    }

    @Test(arguments: [
        ("$1 / 2", 4), ("($1 + $1) / 2", 11), ("floor($2) / 2", 11), ("2 ^ 3 ^ 2", 7),
        ("-2 ^ 2", 1),
        ("1 < 2 < 3", 7), ("1 == 2 == true", 8), ("average($1)", 1), ("sum($1)", 1),
        (#"str::regex_matches($3, "a")"#, 1),
    ])
    func `what the documentation leaves open is refused at its character`(
        text: String,
        character: Int
    ) {
        #expect(result(text) == "error at \(character)")
    }

    @Test func `nesting has an end`() {
        let deep = String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500)
        #expect(result(deep) == "error at 101")
        #expect(result(String(repeating: "!", count: 500) + "true") == "error at 101")
    }

    @Test func `a wrong operator is answered with the right one`() {
        do throws(ExpressionError) {
            _ = try ExpressionParser.parse("$1 = 2", inputCount: 1)
            Issue.record("no error")
        } catch {
            #expect(error.hint.hasPrefix("did you mean ==?"))
        }
    }
}
