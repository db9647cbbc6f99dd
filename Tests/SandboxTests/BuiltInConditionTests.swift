import Testing

@testable import Sandbox

/// The built-in filter and branch, from their documentation.
@Suite struct BuiltInConditionTests {
    static let two = #"""
        {"filter":[{"inputs":["temperature"],"expression":"$1 > 100","description":"hot"},
        {"inputs":["humidity"],"expression":"$1 > 95"}]}
        """#

    func verdict(
        _ rules: String,
        _ payload: String,
        topic: String = "raw",
        properties: [(String, String)] = [],
        bounds: BoundRule = .asDefined
    ) throws -> StageVerdict {
        var message = GraphMessage(payload, topic: topic, properties: properties)
        let filter = try BuiltInFilter(parameters: ["rules": rules])
        let verdict = filter.process(&message, bounds: bounds)
        #expect(message.text == payload)
        return verdict
    }

    static let dropping: [(String, StageVerdict)] = [
        // The documentation's own table.
        (#"{"temperature": 150, "humidity": 60}"#, StageVerdict.drop),
        (#"{"temperature": 80, "humidity": 98}"#, .drop),
        (#"{"temperature": 80, "humidity": 60}"#, .pass),
        // The bounds.
        (#"{"temperature": 100, "humidity": 95}"#, .pass),
        (#"{"temperature": 100.0000000000001, "humidity": 0}"#, .drop),
        // The first rule that is true ends it: the second's field need not be there.
        (#"{"temperature": 150}"#, .drop),
    ]

    @Test(arguments: dropping)
    func `drops a message of which any rule is true`(
        payload: String,
        expected: StageVerdict
    )
        throws
    {
        #expect(try verdict(Self.two, payload) == expected)
    }

    @Test(arguments: [
        #"{"temperature": 80}"#, #"{"humidity": 99}"#, "{}", "[]", "5", "", "no JSON",
        #"{"temperature": "150", "humidity": 60}"#, #"{"temperature": {"value":150}}"#,
        #"{"temperature": null, "humidity": 60}"#,
    ])
    func `a missing field or one of the wrong type is an error`(payload: String) throws {
        #expect(ExploreStagesTests.word(try verdict(Self.two, payload)) == .error)
    }

    @Test func `no rules drop nothing`() throws {
        #expect(try verdict(#"{"filter":[]}"#, "{}") == .pass)
    }

    static let reading: [(String, String, StageVerdict)] = [
        (#"["temperature.value"]"#, "$1 > 5", StageVerdict.drop),
        (#"["temperature.unit", "temperature.value"]"#, #"$1 == \"C\" && $2 > 5"#, .drop),
        (#"["\"a.b\""]"#, "$1 == 7", .drop), (#"["with space"]"#, "$1", .drop),
        (#"["missing ?? 6"]"#, "$1 > 5", .drop), (#"["missing ?? 4.5"]"#, "$1 > 5", .pass),
        (#"["missing ?? \"x\""]"#, #"$1 == \"x\""#, .drop),
        (#"["missing ?? true"]"#, "$1", .drop), (#"["missing ?? null"]"#, "$1 == ()", .drop),
        (#"["temperature.value ?? 0"]"#, "$1 > 5", .drop),
        (#"["$metadata.topic"]"#, #"$1 == \"a/b\""#, .drop),
        (#"["$metadata.user_property.key"]"#, #"$1 == \"first\""#, .drop),
        (#"["$metadata.user_property.\"a.b\""]"#, #"$1 == \"dotted\""#, .drop),
        (#"["$metadata.user_property.none ?? \"\""]"#, #"$1 != \"\""#, .pass),
        (#"["$metadata.system_property.content_type"]"#, #"$1 == \"application/json\""#, .drop),
        ("[]", "false", .pass),
    ]

    @Test(arguments: reading)
    func `reads fields, defaults and metadata`(
        inputs: String,
        expression: String,
        expected: StageVerdict
    ) throws {
        let rules = #"{"filter":[{"inputs":\#(inputs),"expression":"\#(expression)"}]}"#
        let payload =
            #"{"temperature":{"value":20,"unit":"C"},"a.b":7,"a":{"b":8},"with space":true}"#
        let verdict = try verdict(
            rules,
            payload,
            topic: "a/b",
            properties: [("key", "first"), ("key", "second"), ("a.b", "dotted")]
        )
        #expect(verdict == expected)
    }

    @Test func `a result that is no Boolean is an error`() throws {
        let rules = #"{"filter":[{"inputs":["a"],"expression":"$1 + 1"}]}"#
        #expect(ExploreStagesTests.word(try verdict(rules, #"{"a":1}"#)) == .error)
    }

    @Test func `with its bounds flipped, the bound itself is judged the other way`() throws {
        let payload = #"{"temperature": 100, "humidity": 0}"#
        #expect(try verdict(Self.two, payload) == .pass)
        #expect(try verdict(Self.two, payload, bounds: .flipped) == .drop)
    }

    static let branching: [(String, StageVerdict)] = [
        ("6", StageVerdict.turn(true)), ("5", .turn(false)), ("5.0000001", .turn(true)),
    ]

    @Test(arguments: branching)
    func `the branch's one rule says which arm`(severity: String, expected: StageVerdict) throws {
        let rules = #"{"branch":{"inputs":["severity"],"expression":"$1 > 5"}}"#
        let branch = try BuiltInBranch(parameters: ["rules": rules])
        var message = GraphMessage(#"{"severity":\#(severity)}"#)
        #expect(branch.process(&message, bounds: .asDefined) == expected)
        for payload in ["{}", "no JSON", #"{"severity":"6"}"#] {
            message = GraphMessage(payload)
            let verdict = branch.process(&message, bounds: .asDefined)
            #expect(ExploreStagesTests.word(verdict) == .error)
        }
    }

    static let refused: [String] = [
        "", "[]", "{}", #"{"filter":{}}"#, #"{"filter":[{}]}"#, #"{"filter":[{"inputs":["a"]}]}"#,
        #"{"filter":[{"inputs":["a"],"expression":"$2 > 1"}]}"#,
        #"{"filter":[{"inputs":["a"],"expression":5}]}"#,
        #"{"filter":[{"inputs":"a","expression":"true"}]}"#,
        #"{"filter":[{"inputs":[1],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["*"],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["a..b"],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["\"a"],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["a ? $last"],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["a ?? "],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["a ?? [1]"],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["$context(x).a"],"expression":"true"}]}"#,
        #"{"filter":[{"inputs":["$metadata.header.a"],"expression":"true"}]}"#,
        #"{"filter":[],"validateSchema":true}"#, #"{"filter":[],"datasets":[{"key":"a"}]}"#,
    ]

    @Test(arguments: refused)
    func `refuses, before any message, rules that it cannot run`(rules: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try BuiltInFilter(parameters: ["rules": rules])
        }
        #expect(error?.problem.isEmpty == false && error?.hint.isEmpty == false)
    }

    @Test func `refuses to be without rules`() {
        #expect(throws: ConfigurationError.self) { try BuiltInFilter(parameters: [:]) }
        #expect(throws: ConfigurationError.self) { try BuiltInMap(parameters: [:]) }
        #expect(throws: ConfigurationError.self) {
            try BuiltInBranch(parameters: ["rules": #"{"branch":[]}"#])
        }
    }
}
