import Testing

@testable import Sandbox

/// The built-in map, from its documentation.
@Suite struct BuiltInMapTests {
    static func rule(_ inputs: [String], _ output: String, _ expression: String? = nil) -> String {
        func quoted(_ text: String) -> String { JSONValue.string(text).text }
        let list = inputs.map(quoted).joined(separator: ",")
        let formula = expression.map { #","expression":"# + quoted($0) } ?? ""
        return #"{"inputs":[\#(list)],"output":\#(quoted(output))\#(formula)}"#
    }

    static func rules(_ rules: [String]) -> [String: String] {
        ["rules": #"{"map":[\#(rules.joined(separator: ","))]}"#]
    }

    func mapped(
        _ rules: [String],
        _ payload: String,
        properties: [(String, String)] = []
    ) throws -> (verdict: StageVerdict, message: GraphMessage) {
        var message = GraphMessage(payload, topic: "in", properties: properties)
        let map = try BuiltInMap(parameters: Self.rules(rules))
        let verdict = map.process(&message, bounds: .asDefined)
        return (verdict, message)
    }

    static let person =
        #"{"Name":"Grace Owens","BirthDate":"19840202","Position":"Analyst","n":3e3}"#

    static let written: [([String], String, String)] = [
        // The documentation's own examples.
        (
            [rule(["Name"], "Employee.Name"), rule(["BirthDate"], "Employee.DateOfBirth")], person,
            #"{"Employee":{"Name":"Grace Owens","DateOfBirth":"19840202"}}"#
        ),
        (
            [rule(["Position", "Office"], "Employment.Position", #"$1 + ", " + $2"#)],
            #"{"Position":"Analyst","Office":"Kent, WA"}"#,
            #"{"Employment":{"Position":"Analyst, Kent, WA"}}"#
        ),
        (
            [rule(["ColorProperties.*"], "*")],
            #"{"ColorProperties":{"Hue":"blue","Saturation":"90%"},"x":1}"#,
            #"{"Hue":"blue","Saturation":"90%"}"#
        ),
        (
            [rule(["*"], "*"), rule(["password", "internal_id"], "")],
            #"{"a":1,"password":"x","b":{"c":[1,{}]},"internal_id":7}"#,
            #"{"a":1,"b":{"c":[1,{}]}}"#
        ),
        (
            [rule(["*"], "*"), rule(["temperature"], "temperature", "cToF($1)")],
            #"{"temperature":100,"unit":"C"}"#, #"{"unit":"C","temperature":212.0}"#
        ),
        (
            [rule(["Sensors.*"], "*"), rule(["Metadata.*"], "*")],
            #"{"Sensors":{"Temperature":72.5,"Pressure":14.7},"Metadata":{"LineId":"Line-3"}}"#,
            #"{"Temperature":72.5,"Pressure":14.7,"LineId":"Line-3"}"#
        ),
        (
            [rule(["*"], "Telemetry.*")], #"{"a":1,"b":{"c":2}}"#,
            #"{"Telemetry":{"a":1,"b":{"c":2}}}"#
        ),
        (
            [
                rule(["*.Max", "*.Min"], "Averaged.*", "($1 + $2) / 2"),
                rule(["P.Max", "P.Min"], "Averaged.PAdj", "($1 + $2 + 1.0) / 2"),
            ],
            #"{"T":{"Max":85,"Min":62.5},"P":{"Max":15,"Min":14},"X":{"Max":1}}"#,
            #"{"Averaged":{"T":73.75,"PAdj":15.0}}"#
        ),
        (
            [
                rule(["*.Max", "*.Min"], "Stats.*.Avg", "($1 + $2) / 2"),
                rule(["*.Max", "*.Min"], "Stats.*.Range", "$1 - $2"),
            ],
            #"{"T":{"Max":85,"Min":62}}"#, #"{"Stats":{"T":{"Avg":73,"Range":23}}}"#
        ),
        // What they leave to read between the lines.
        ([], person, "{}"), ([rule(["Office"], "o")], person, "{}"),
        ([rule([], "alert", "true")], person, #"{"alert":true}"#),
        ([rule(["n"], "n")], person, #"{"n":3000.0}"#),
        ([rule(["Office ?? 0"], "o")], person, #"{"o":0}"#),
        ([rule(["Office"], "o", "if($1 == (), 7, $1)")], person, #"{"o":7}"#),
        ([rule(["Office"], "o", "$1")], person, "{}"),
        ([rule(["$metadata.topic"], "origin")], person, #"{"origin":"in"}"#),
        ([rule(["a.b"], "x"), rule(["a"], "y")], #"{"a":{"b":1}}"#, #"{"x":1,"y":{"b":1}}"#),
        ([rule(["*"], "*"), rule(["a.b"], "x")], #"{"a":{"b":1,"c":2}}"#, #"{"a":{"c":2},"x":1}"#),
        (
            [rule(["*"], "*"), rule(["a"], "")], #"{"a":{"b":1},"c":{},"d":[]}"#,
            #"{"c":{},"d":[]}"#
        ),
        ([rule(["a"], "x"), rule(["b"], "x")], #"{"a":1,"b":2}"#, #"{"x":2}"#),
        ([rule(["a"], "x", "($1, 2, 3)")], #"{"a":1}"#, #"{"x":[1,2,3]}"#),
        ([rule(["a"], "x")], #"{"a":null}"#, #"{"x":null}"#),
    ]

    @Test(arguments: written)
    func `writes what its rules name and nothing else`(
        rules: [String],
        payload: String,
        expected: String
    ) throws {
        let (verdict, message) = try mapped(rules, payload, properties: [("a", "1")])
        #expect(verdict == .pass)
        #expect(message.text == expected)
        #expect(message.propertyTexts == ["a=1"])
    }

    @Test func `writes, adds to and removes metadata`() throws {
        let rules = [
            Self.rule(["region"], "$metadata.user_property.region"),
            Self.rule(["n"], "$metadata.user_property.n", "$1 + 1"),
            Self.rule([], "$metadata.user_property.old", "()"),
            Self.rule(["none"], "$metadata.user_property.kept"),
            Self.rule([], "$metadata.topic", #""out""#),
            Self.rule([], "$metadata.system_property.content_type", "()"),
        ]
        let properties = [("old", "1"), ("region", "south"), ("old", "2"), ("kept", "k")]
        let (verdict, message) = try mapped(
            rules,
            #"{"region":"north","n":2.5}"#,
            properties: properties
        )
        #expect(verdict == .pass)
        #expect(message.propertyTexts == ["region=south", "kept=k", "region=north", "n=3.5"])
        #expect(Array(message.topic) == Array("out".utf8))
        #expect(message.contentType == nil)
        #expect(message.text == "{}")
    }

    static let errors: [([String], String)] = [
        ([rule(["a"], "b")], "no JSON"), ([rule(["a"], "b")], "[1]"), ([rule(["a"], "b")], "5"),
        ([rule(["a"], "b", "cToF($1)")], #"{"a":"x"}"#), ([rule(["a"], "b", "cToF($1)")], "{}"),
        ([rule(["a"], "b", "$1")], #"{"a":{"c":1}}"#),
        ([rule(["a"], "b"), rule(["a"], "b.c")], #"{"a":1}"#),
        ([rule(["a"], "$metadata.user_property.p")], #"{"a":{}}"#),
    ]

    @Test(arguments: errors)
    func `errs, and the message ends, on what cannot be worked out`(
        rules: [String],
        payload: String
    ) throws {
        let (verdict, _) = try mapped(rules, payload)
        #expect(ExploreStagesTests.word(verdict) == .error)
    }

    static let refused: [[String]] = [
        [rule(["a"], "b"), rule(["*"], "*")], [rule(["*"], "x")], [rule(["x"], "*")],
        [rule(["a"], "", "$1")], [rule([], "x")], [rule(["*.*"], "*")],
        [#"{"inputs":["a"]}"#], [#"{"output":"a"}"#], [rule(["a ? $LAST ?? 0"], "b")],
        [rule(["a"], "$context(b).c")], [rule(["a"], "$metadata.user_property.a.b")],
    ]

    @Test(arguments: refused)
    func `refuses, before any message, rules that it cannot run`(rules: [String]) {
        #expect(throws: ConfigurationError.self) {
            try BuiltInMap(parameters: Self.rules(rules))
        }
    }
}
