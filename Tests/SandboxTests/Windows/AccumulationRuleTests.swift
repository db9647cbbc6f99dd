import Messaging
import Testing

@testable import Sandbox

/// The rules of a built-in window.
@Suite struct AccumulationRuleTests {
    private func value(_ expression: String, _ payloads: String...) throws -> String {
        let rule = try AccumulationRule(
            .object([
                .init(key: "inputs", value: .array([.string("t"), .string("h")])),
                .init(key: "output", value: .string("o")),
                .init(key: "expression", value: .string(expression)),
            ])
        )
        let values = try payloads.map { try JSONValue(parsing: Array($0.utf8)[...]) }
        return try rule.value(of: values, []).text
    }

    @Test(arguments: [
        ("average($1)", "2.0"), ("sum($1)", "6.0"), ("min($1)", "1"), ("max($1)", "3"),
        ("count($1)", "3"), ("first($1)", "1"), ("last($1)", "3"), ("count($2)", "1"),
        ("max($1) - min($1)", "2"), ("average($1) + max($2)", "9.0"), ("max( $1 )", "3"),
        ("if(count($1) > 2, max($1), 0)", "3"),
    ])
    func `each function is of one input's values`(expression: String, text: String) throws {
        #expect(
            try value(expression, #"{"t":1}"#, #"{"t":2,"h":7}"#, #"{"t":3}"#) == text
        )
    }

    @Test func `numbers are picked from what is none, and presence counts anything`() throws {
        #expect(try value("sum($1)", #"{"t":"x"}"#, #"{"t":2}"#) == "2.0")
        #expect(try value("count($1)", #"{"t":"x"}"#, #"{"t":2}"#, #"{"h":2}"#) == "2")
        #expect(try value("sum($1)") == "0.0")
        #expect(try value("count($1)") == "0")
        for function in ["average", "min", "max", "first", "last"] {
            #expect(throws: ExpressionError.self) { try value("\(function)($1)") }
        }
    }

    @Test(arguments: [
        "$1", "average($1 + 1)", "average($3)", "1 + 1", "min($1, $2)", "nothing($1)",
    ])
    func `what is no function over the window is refused`(expression: String) {
        #expect(throws: ConfigurationError.self) { try value(expression, #"{"t":1}"#) }
    }
}
