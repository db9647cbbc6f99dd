import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// The built-in window: what its rules make of the messages of a duration.
@Suite struct BuiltInWindowTests {
    private static func rule(_ expression: String, _ output: String = "out") -> String {
        WindowGraphs.rule(expression, output)
    }

    private func problem(_ flow: DataFlow) -> String? {
        do throws(OracleError) {
            _ = try Oracle(flow)
            return nil
        } catch {
            return error.problem
        }
    }

    /// Ten messages with the values 1 to 10 in the second window, which is over 2 s after the start.
    ///
    /// - Returns: What became of windows, and what is wrong with this one.
    private func judgement(
        _ rules: String,
        _ body: String
    ) throws -> (windows: WindowCounts?, words: [String]) {
        var story = try WindowStory(WindowGraphs.builtIn(rules), slots: 30) { _, slot in
            Int(slot) - 10
        }
        story.send(0..<30)
        story.receive(body, timestamp: 2_000, at: 2_050)
        let judgement = story.judgement()
        let failures = judgement.windowFailures.filter { $0.end.milliseconds == 617_000 }
        return (judgement.windows, failures.map(\.words))
    }

    @Test(arguments: [
        ("average($1)", "5.5"), ("sum($1)", "55.0"), ("min($1)", "1"), ("max($1)", "10.0"),
        ("count($1)", "10"), ("max($1) - min($1)", "9.0"), ("cToF(average($1))", "41.9"),
        ("average($1) * 2.0 + count($1)", "21.0"), ("first($1)", "3"), ("last($1)", "10"),
    ])
    func `aggregates the window's messages as the documentation says`(
        expression: String,
        value: String
    ) throws {
        let judgement = try judgement(Self.rule(expression), #"{"out":\#(value)}"#)
        #expect(judgement.words == [])
        #expect(judgement.windows?.exact == 1)
    }

    @Test(arguments: [
        ("average($1)", "5.51", "out 5.51, expected 5.5"),
        ("sum($1)", "54", "out 54, expected 55.0"),
        ("min($1)", "0", "out 0, expected 1.0"), ("count($1)", "9", "out 9, expected 10"),
        ("first($1)", "11", "out 11, which none of the oldest second's messages holds"),
        ("last($1)", #""10""#, #"out "10", which none of the newest second's messages holds"#),
    ])
    func `another value is wrong, and the field is named`(
        expression: String,
        value: String,
        words: String
    ) throws {
        let judgement = try judgement(Self.rule(expression), #"{"out":\#(value)}"#)
        #expect(judgement.words == [words])
    }

    @Test func `a field that no rule writes and one that is missing are wrong`() throws {
        let rules = Self.rule("count($1)", "n") + "," + Self.rule("sum($1)", "of.all")
        let right = #"{"n":10,"of":{"all":55}}"#
        #expect(try judgement(rules, right).windows?.exact == 1)
        #expect(
            try judgement(rules, #"{"n":10}"#).words
                == ["field \"of.all\" is missing"]
        )
        #expect(
            try judgement(rules, #"{"n":10,"of":{"all":55},"x":1}"#).words
                == ["field \"x\", which no rule writes"]
        )
    }

    @Test func `messages without the field are passed over, and a window of them makes no result`()
        throws
    {
        var field = FieldTotals()
        field.add(nil, at: 1)
        field.add(.text("cold"), at: 2)
        field.add(.integer(4), at: 3)
        #expect(try field.value(of: .count) == .integer(2))
        #expect(try field.value(of: .average) == .float(4))
        let empty = FieldTotals()
        #expect(try empty.value(of: .sum) == .float(0))
        #expect(try empty.value(of: .count) == .integer(0))
        #expect(throws: ExpressionFailure.self) { try empty.value(of: .average) }
        #expect(throws: ExpressionFailure.self) { try empty.value(of: .min) }
    }

    @Test func `messages without an answer are in all of the result or in none of it`() throws {
        for (count, isWrong) in [(9, false), (10, false), (8, true), (11, true)] {
            var story = try WindowStory(
                WindowGraphs.builtIn(Self.rule("count($1)")),
                slots: 30
            )
            story.send(0..<30, unanswered: [15])
            story.receive(#"{"out":\#(count)}"#, timestamp: 2_000, at: 2_050)
            let counts = story.counts()
            #expect(counts.withinSlack == (isWrong ? 0 : 1))
            // What other messages without an answer would make is not worked out.
            #expect(counts.wrong == 0)
        }
    }

    @Test(arguments: [
        ("$1", "$1 stands for the values of a whole window"),
        ("average($1 + 1)", "$1 stands for the values of a whole window"),
        ("1 + 2", "nothing in it is aggregated"), ("average($2)", "there is no input $2"),
        (
            "first($1) + 1",
            "what is computed of the first or the last value depends on the order of messages of"
                + " different publishers, which is not known"
        ),
    ])
    func `an expression that is no aggregation is refused`(
        expression: String,
        reason: String
    ) throws {
        let found = try #require(problem(WindowGraphs.builtIn(Self.rule(expression))))
        #expect(found.hasSuffix(reason), "\(found)")
        #expect(found.hasPrefix("operation \"window\": rule 1, character "))
    }

    @Test func `what closes a window by the order of messages is refused by its name`() {
        for key in ["count", "memory", "triggers"] {
            #expect(
                problem(WindowGraphs.builtIn(more: [key: "{}"], Self.rule("count($1)")))
                    == "operation \"window\": its parameter \"\(key)\" closes windows by the order in"
                    + " which messages arrive, which is not known"
            )
        }
        #expect(
            problem(WindowGraphs.builtIn(delay: nil, Self.rule("count($1)")))
                == "operation \"window\": nothing says how long its windows are"
        )
        #expect(
            problem(
                WindowGraphs.builtIn(
                    delay: #"{"type":"duration","delaySeconds":0}"#,
                    Self.rule("count($1)")
                )
            ) == "operation \"window\": its delay is no duration of at most a year"
        )
        #expect(
            problem(WindowGraphs.builtIn(Self.rule("count($1)"), Self.rule("sum($1)")))
                == "operation \"window\": rule 2 writes a field that another writes"
        )
    }
}
