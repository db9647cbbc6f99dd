import Scenarios
import Testing

@testable import Verifier

@Suite struct BuiltInMapTests {
    private func map(_ rules: String) throws(StageProblem) -> BuiltInMapStage {
        try BuiltInMapStage(parameters: ["rules": #"{"map":[\#(rules)]}"#])
    }

    private static let all = #"{"inputs":["*"],"output":"*"}"#
    private static let grace =
        #"{"Name":"Grace Owens","BirthDate":"19840202","Position":"Analyst","Office":"Kent, WA"}"#

    @Test func `only what a rule names survives`() throws {
        let rules =
            #"{"inputs":["Name"],"output":"Employee.Name"},"#
            + #"{"inputs":["BirthDate"],"output":"Employee.DateOfBirth"}"#
        #expect(
            try map(rules).outcome(of: Self.grace)
                == #"{"Employee":{"Name":"Grace Owens","DateOfBirth":"19840202"}}"#
        )
    }

    @Test func `inputs are joined by an expression`() throws {
        let rule =
            #"{"inputs":["Position","Office"],"output":"Job","expression":"$1 + \", \" + $2"}"#
        #expect(try map(rule).outcome(of: Self.grace) == #"{"Job":"Analyst, Kent, WA"}"#)
    }

    @Test(arguments: [
        ("100", "212.0"), ("-40", "-40.0"), ("20.5", "68.9"), ("0", "32.0"),
    ])
    func `a special rule takes its field from the rule for all`(
        value: String,
        fahrenheit: String
    ) throws {
        let rules =
            Self.all + #",{"inputs":["t.value"],"output":"t.value","expression":"cToF($1)"}"#
        #expect(
            try map(rules).outcome(of: #"{"t":{"value":\#(value),"unit":"C"},"n":1}"#)
                == #"{"t":{"unit":"C","value":\#(fahrenheit)},"n":1}"#
        )
        let renamed =
            Self.all + #",{"inputs":["t.value"],"output":"f","expression":"cToF($1)"}"#
        #expect(
            try map(renamed).outcome(of: #"{"t":{"value":\#(value)},"n":1}"#)
                == #"{"n":1,"f":\#(fahrenheit)}"#
        )
    }

    @Test func `an empty output removes`() throws {
        let rules = Self.all + #",{"inputs":["Position","Office","Gone"],"output":""}"#
        #expect(
            try map(rules).outcome(of: Self.grace)
                == #"{"Name":"Grace Owens","BirthDate":"19840202"}"#
        )
    }

    @Test func `a wildcard moves fields up and down`() throws {
        let up = try map(#"{"inputs":["Color.*"],"output":"*"}"#)
        #expect(
            up.outcome(of: #"{"Color":{"Hue":"blue","Depth":8},"x":1}"#)
                == #"{"Hue":"blue","Depth":8}"#
        )
        let down = try map(#"{"inputs":["*"],"output":"Telemetry.*"}"#)
        #expect(
            down.outcome(of: #"{"a":1,"b":[1,{"c":null}]}"#)
                == #"{"Telemetry":{"a":1,"b":[1,{"c":null}]}}"#
        )
    }

    @Test(arguments: ["", "[]", "7", "{}", #"{"b":1}"#, #"{"a":{}}"#])
    func `a missing input drops the message`(payload: String) throws {
        let rule = #"{"inputs":["a.b"],"output":"c"}"#
        #expect(try map(rule).outcome(of: payload) == "drop")
    }

    @Test func `what cannot be computed drops the message`() throws {
        let rule = #"{"inputs":["a"],"output":"b","expression":"cToF($1)"}"#
        #expect(try map(rule).outcome(of: #"{"a":"warm"}"#) == "drop")
        #expect(try map(rule).outcome(of: #"{"a":{}}"#) == "drop")
        let infinite = #"{"inputs":["a"],"output":"b","expression":"1 / ($1 * 1.0)"}"#
        #expect(try map(infinite).outcome(of: #"{"a":0}"#) == "drop")
        #expect(try map(infinite).outcome(of: #"{"a":4}"#) == #"{"b":0.25}"#)
    }

    @Test func `defaults stand in and JSON is copied as it is`() throws {
        let rules =
            #"{"inputs":["a ?? \"none\""],"output":"x"},{"inputs":["b ?? null"],"output":"y"},"#
            + #"{"inputs":["c"],"output":"z"}"#
        #expect(
            try map(rules).outcome(of: #"{"c":{"d":[1,2.50,"e\n"]}}"#)
                == #"{"x":"none","y":null,"z":{"d":[1,2.5,"e\n"]}}"#
        )
    }

    @Test func `topic and user properties are read and written`() throws {
        let stage = try map(
            #"{"inputs":["$metadata.topic"],"output":"origin"},"#
                + #"{"inputs":["region"],"output":"$metadata.user_property.region"},"#
                + #"{"inputs":["region"],"output":"$metadata.topic"},"#
                + #"{"inputs":["none"],"output":"$metadata.user_property.site"}"#
        )
        let message = OracleMessage(
            Array(#"{"region":"north","none":null}"#.utf8),
            envelope: MessageEnvelope(
                topic: "raw",
                properties: [.init(name: "site", value: "oslo")]
            )
        )
        guard case .pass(let mapped) = stage.verdict(on: message) else {
            Issue.record("dropped")
            return
        }
        #expect(mapped.payload == Array(#"{"origin":"raw"}"#.utf8))
        #expect(mapped.envelope.topic == "north")
        #expect(mapped.envelope.properties == [.init(name: "region", value: "north")])
    }

    @Test func `a body written anew is expected as JSON, changed or not`() throws {
        let oracle = Oracle(stages: [try map(Self.all)])
        #expect(oracle.expectation(of: #"{"a": 1.50}"#) == .deliver(Array(#"{"a":1.5}"#.utf8)))
        #expect(oracle.expectation(of: "[]") == .withhold)
    }

    @Test(arguments: [
        #"{"inputs":["a"],"output":"b"},"# + all, all + "," + all,
        #"{"inputs":["*.Max","*.Min"],"output":"Average.*","expression":"$1 + $2"}"#,
        #"{"inputs":["*"],"output":"*","expression":"$1"}"#, #"{"inputs":["*"],"output":"a"}"#,
        #"{"inputs":["a.*.b"],"output":"*"}"#, #"{"inputs":["a*"],"output":"b"}"#,
        #"{"inputs":["a"],"output":"","expression":"$1"}"#, #"{"inputs":["a"]}"#,
        #"{"inputs":["$metadata.topic"],"output":""}"#, #"{"inputs":["a"],"output":"b","x":1}"#,
        #"{"inputs":["a"],"output":"c"},{"inputs":["b"],"output":"c"}"#,
        #"{"inputs":["a"],"output":"c"},{"inputs":["b"],"output":"c.d"}"#,
        #"{"inputs":["a"],"output":"$metadata.user_property.crucible"}"#,
        #"{"inputs":["a"],"output":"b","expression":"if($1 == (), 1, 2)"}"#,
        #"{"inputs":["a ? $last"],"output":"a"}"#,
        all + #",{"inputs":["region"],"output":"$metadata.user_property.region"}"#,
    ])
    func `rules that nobody can foretell are refused`(rules: String) {
        #expect(throws: StageProblem.self) { try map(rules) }
    }

    @Test func `a property may be taken from a field that a rule of its own keeps`() throws {
        let stage = try map(
            Self.all + #",{"inputs":["region"],"output":"region"},"#
                + #"{"inputs":["region"],"output":"$metadata.user_property.region"}"#
        )
        #expect(stage.outcome(of: #"{"region":"n","a":1}"#) == #"{"a":1,"region":"n"}"#)
    }
}
