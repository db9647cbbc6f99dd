import Scenarios
import Testing

@testable import Verifier

/// The built-in filter and branch.
@Suite struct BuiltInTransformTests {
    private func filter(_ rules: String) throws(StageProblem) -> BuiltInFilterStage {
        try BuiltInFilterStage(parameters: ["rules": #"{"filter":[\#(rules)]}"#])
    }

    private func branch(_ rule: String) throws(StageProblem) -> BuiltInBranchStage {
        try BuiltInBranchStage(parameters: ["rules": #"{"branch":\#(rule)}"#])
    }

    private static let hot =
        #"{"inputs":["temperature.value"],"expression":"$1 > 100","description":"hot"}"#

    @Test(arguments: [
        ("100", "pass"), ("100.0", "pass"), ("100.00000000000001", "drop"), ("1e2", "pass"),
        ("99.99999999999999", "pass"), ("101", "drop"), ("-5", "pass"), ("null", "drop"),
        (#""hot""#, "drop"), ("true", "drop"), ("[200]", "drop"), ("{}", "drop"), ("1e999", "drop"),
        ("9223372036854775807", "drop"), ("-9223372036854775808", "pass"),
    ])
    func `a message for which the rule is true is dropped, and so is one without an answer`(
        value: String,
        outcome: String
    ) throws {
        let payload = #"{"temperature":{"value":\#(value),"unit":"C"}}"#
        #expect(try filter(Self.hot).outcome(of: payload) == outcome)
    }

    @Test(arguments: ["", "{", "[]", "7", "{}", #"{"temperature":7}"#, #"{"temperature":{}}"#])
    func `a missing field drops the message`(payload: String) throws {
        #expect(try filter(Self.hot).outcome(of: payload) == "drop")
    }

    @Test(arguments: [
        (80, 60, "pass"), (150, 60, "drop"), (80, 98, "drop"), (150, 98, "drop"),
    ])
    func `any true rule drops`(temperature: Int, humidity: Int, outcome: String) throws {
        let rules =
            #"{"inputs":["temperature"],"expression":"$1 > 100"},"#
            + #"{"inputs":["humidity"],"expression":"$1 > 95"}"#
        let payload = #"{"temperature":\#(temperature),"humidity":\#(humidity)}"#
        #expect(try filter(rules).outcome(of: payload) == outcome)
    }

    @Test func `what is no Boolean drops, and no rules drop nothing`() throws {
        let number = #"{"inputs":["a"],"expression":"$1 + 1"}"#
        #expect(try filter(number).outcome(of: #"{"a":1}"#) == "drop")
        #expect(try filter("").outcome(of: #"{"a":1}"#) == "pass")
    }

    @Test(arguments: [
        (#"a ?? 5"#, "{}", "drop"), (#"a ?? 4"#, "{}", "pass"), (#"a??5"#, #"{"a":1}"#, "pass"),
        (#"a ?? 4.5"#, "{}", "drop"), (#"\"a?b\" ?? 5"#, #"{"a?b":1}"#, "pass"),
        (#"\"x.y\".z"#, #"{"x.y":{"z":9}}"#, "drop"), ("a.b c", #"{"a":{"b c":9}}"#, "drop"),
        (#"a\"b"#, #"{"a\"b":9}"#, "drop"), ("x.y", #"{"x.y":1}"#, "drop"),
        ("x.y", #"{"x":{"y":1}}"#, "pass"),
    ])
    func `paths and defaults are read as documented`(
        input: String,
        payload: String,
        outcome: String
    ) throws {
        let rule = #"{"inputs":["\#(input)"],"expression":"$1 > 4"}"#
        #expect(try filter(rule).outcome(of: payload) == outcome)
    }

    @Test func `topic and user properties are inputs`() throws {
        let rules =
            #"{"inputs":["$metadata.topic"],"expression":"$1 == \"raw/1\""},"#
            + #"{"inputs":["$metadata.user_property.site ?? \"none\""],"expression":"$1 == \"oslo\""}"#
        let stage = try filter(rules)
        #expect(stage.readsEnvelopes)
        #expect(stage.outcome(of: "{}", MessageEnvelope(topic: "raw/1")) == "drop")
        #expect(stage.outcome(of: "{}", MessageEnvelope(topic: "raw/2")) == "pass")
        let oslo = MessageEnvelope(topic: "raw/2", properties: [.init(name: "site", value: "oslo")])
        #expect(stage.outcome(of: "{}", oslo) == "drop")
        #expect(try !filter(Self.hot).readsEnvelopes)
    }

    @Test(arguments: [
        (#"{"severity":6}"#, "true"), (#"{"severity":5}"#, "false"), (#"{"severity":5.5}"#, "true"),
        (#"{}"#, "drop"), (#"{"severity":"6"}"#, "drop"), ("", "drop"),
    ])
    func `a branch sends a message where its rule says`(payload: String, outcome: String) throws {
        let stage = try branch(#"{"inputs":["severity"],"expression":"$1 > 5"}"#)
        #expect(stage.outcome(of: payload) == outcome)
    }

    @Test(arguments: [
        #"{"inputs":["a"]}"#, #"{"inputs":[],"expression":"true"}"#, #"{"expression":"true"}"#,
        #"{"inputs":"a","expression":"true"}"#, #"{"inputs":["a"],"expression":5}"#,
        #"{"inputs":["*"],"expression":"$1 > 5"}"#, #"{"inputs":["a."],"expression":"$1 > 5"}"#,
        #"{"inputs":["a ? $last"],"expression":"$1 > 5"}"#,
        #"{"inputs":["a ? $LAST ?? 0"],"expression":"$1 > 5"}"#,
        #"{"inputs":["a ? b"],"expression":"$1 > 5"}"#,
        #"{"inputs":["a ?? [1]"],"expression":"$1 > 5"}"#,
        #"{"inputs":["a ?? x"],"expression":"$1 > 5"}"#,
        #"{"inputs":["$context(limits).max"],"expression":"$1 > 5"}"#,
        #"{"inputs":["$metadata.system_property.content_type"],"expression":"$1 == \"x\""}"#,
        #"{"inputs":["$metadata.user_property.crucible"],"expression":"$1 == \"x\""}"#,
        #"{"inputs":["$metadata.user_property.__ts"],"expression":"$1 == \"x\""}"#,
        #"{"inputs":["'a.b'"],"expression":"$1 > 5"}"#,
        #"{"inputs":["a"],"expression":"$2 > 5"}"#, #"{"inputs":["a"],"expression":"$1 >"}"#,
        #"{"inputs":["a"],"expression":"$1 > 5","more":1}"#, "7",
    ])
    func `rules that do not hold together are refused`(rule: String) {
        #expect(throws: StageProblem.self) { try filter(rule) }
        #expect(throws: StageProblem.self) { try branch(rule) }
    }

    @Test(arguments: [
        [:], ["rules": "x"], ["rules": "[]"], ["rules": "{}"], ["rules": #"{"filter":{}}"#],
        ["rules": #"{"filter":[],"validateSchema":true}"#],
        ["rules": #"{"filter":[],"datasets":[{"key":"a"}]}"#], ["rules": #"{"filter":[],"x":1}"#],
        ["rules": #"{"filter":[]}"#, "other": "1"],
    ])
    func `parameters that say something else are refused`(parameters: [String: String]) {
        #expect(throws: StageProblem.self) { try BuiltInFilterStage(parameters: parameters) }
    }

    @Test func `whether () stands for a missing field is refused where it matters`() throws {
        #expect(throws: StageProblem.self) {
            try branch(#"{"inputs":["a"],"expression":"$1 == ()"}"#)
        }
        let stage = try branch(#"{"inputs":["a ?? null"],"expression":"$1 == ()"}"#)
        #expect(stage.outcome(of: "{}") == "true")
        #expect(stage.outcome(of: #"{"a":1}"#) == "false")
    }

    @Test func `an error names the operation, the rule and the character`() {
        var flow = TestScenario.flow()
        flow.operations[1].semantics = .builtInFilter
        flow.operations[1].parameters = [
            "rules": #"{"filter":[{"inputs":["a"],"expression":"$1 > 5 and true"}]}"#
        ]
        do throws(OracleError) {
            _ = try Oracle(flow)
            Issue.record("no error")
        } catch {
            #expect(error.code == .unusableParameters)
            #expect(
                error.problem == "operation \"filter\": rule 1, character 8 of the expression: and"
                    + " is no operator of this language"
            )
            #expect(error.hint == "write && for and, || for or, ! for not")
        }
    }
}
