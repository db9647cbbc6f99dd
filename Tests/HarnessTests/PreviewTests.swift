import Scenarios
import Testing
import Verifier

@testable import Harness

/// What `crucible plan` tells: literally, because people and scripts read it.
@Suite struct PreviewTests {
    @Test func `tells the first messages in order, what must happen to each, and the totals`()
        throws
    {
        let lines = try Preview(ModelRun().request.scenario).lines(count: 6)
        #expect(
            lines.joined(separator: "\n") == """
                model: raw ► processed at mqtt://127.0.0.1:1883, seed 2026

                   due at   publisher  slot  expected   payload
                   0.0000 s         p0       0  withhold   {"temperature":{"value":2000,"unit":"C"}}
                   0.0050 s         p1       0  withhold   {"temperature":{"value":1999,"unit":"C"}}
                   0.0100 s         p2       0  deliver    {"temperature":{"value":2001,"unit":"C"}}
                   0.0150 s         p3       0  withhold   {"temperature":{"value":2000.0,"unit":"C"}}
                   0.0200 s         p0       1  withhold   {"temperature":{"value":2000.00,"unit":"C"}}
                   0.0250 s         p1       1  withhold   {"temperature":{"value":2e3,"unit":"C"}}

                5,000 messages from 4 publishers over 5 connections
                5.00 s warm-up, 20.00 s measured, at most 10.00 s drain
                1,649 of them must come out (33.0 %)
                must hold: end_to_end.p99 < 250ms
                must hold: lost == 0
                must hold: leaked == 0
                """
        )
    }

    @Test func `takes turns between workloads by the time at which messages are due`() throws {
        let scenario = try read(
            workloads: """
                  - { name: slow, publishers: 1, arrivals: { constant: 1/s }, payload: PAYLOAD }
                  - { name: fast, publishers: 2, arrivals: { constant: 4/s }, payload: PAYLOAD }
                """
        )
        let lines = try Preview(scenario).lines(count: 20)
        let table = lines.dropFirst(3).prefix { !$0.isEmpty }
        let words = table.map { $0.split(separator: " ").prefix(4).map(String.init) }
        #expect(
            words.map { "\($0[0]) \($0[2]) \($0[3])" } == [
                "0.0000 p0 0", "0.0000 p1 0", "0.2500 p2 0", "0.5000 p1 1", "0.7500 p2 1",
                "1.0000 p0 1", "1.0000 p1 2", "1.2500 p2 2", "1.5000 p1 3", "1.7500 p2 3",
            ]
        )
    }

    @Test func `shows each message's topic where workloads have their own`() throws {
        let scenario = try read(
            workloads: """
                  - { name: a, publishers: 11, topic: "s/{publisher}/raw", arrivals: RATE, \
                payload: PAYLOAD }
                  - { name: b, publishers: 1, topic: s/b/raw, arrivals: RATE, payload: PAYLOAD }
                """.replacing("RATE", with: "{ constant: 22/s }"),
            input: "s/+/raw"
        )
        let lines = try Preview(scenario).lines(count: 24)
        #expect(lines[0].hasPrefix("turns: s/+/raw ► processed"))
        #expect(lines[2] == "   due at   publisher  slot  expected   topic     payload")
        let topics = lines.dropFirst(3).prefix(24).map { line in
            let words = line.split(separator: " ").map(String.init)
            return "\(words[2]) \(words[5])"
        }
        let expected = ["p0 s/0/raw", "p11 s/b/raw", "p1 s/1/raw", "p11 s/b/raw"]
        #expect(Array(topics.prefix(4)) == expected)
        #expect(topics.contains("p10 s/10/raw"))
        #expect(lines[3].contains("  s/0/raw   {"))
    }

    @Test func `a fleet of many thousands is told as well, with the time it takes to connect`()
        throws
    {
        let run = try ModelRun(setting: ["workloads[0].publishers=10000", "connect=400/s"])
        let lines = try Preview(run.request.scenario).lines(count: 3_000)
        #expect(lines[3 + 2_999].contains("p2999       0  "))
        #expect(lines.contains("5,000 messages from 10,000 publishers over 10,001 connections"))
        #expect(lines.contains("before that, 25.00 s or more to connect at 400/s"))
    }

    @Test func `ends with the schedule, however many messages were asked for`() throws {
        let run = try ModelRun(setting: ["phases.warmUp=0s", "phases.measure=1s"])
        let lines = try Preview(run.request.scenario).lines(count: 1_000)
        #expect(lines.count { $0.contains("temperature") } == 200)
        #expect(try Preview(run.request.scenario).lines(count: 0).count == 10)
    }

    @Test func `a schedule that is too long to be looked through is estimated`() throws {
        let run = try ModelRun(setting: ["phases.measure=1000s"])
        let lines = try Preview(run.request.scenario).lines(count: 0)
        #expect(lines.contains { $0.hasPrefix("201,000 messages from 4 publishers") })
        let line = try #require(lines.first { $0.hasPrefix("about ") })
        #expect(line.hasSuffix("must come out (counted over 20,000)"))
    }

    @Test func `a graph that nobody can judge is refused`() throws {
        var scenario = try ModelRun().request.scenario
        scenario.flow.operations[1].semantics = nil
        let unjudgeable = scenario
        #expect(throws: OracleError.self) { try Preview(unjudgeable) }
    }

    private func read(workloads: String, input: String = "raw") throws -> Scenario {
        let payload = "{ temperature: { uniform: [0, 6000], unit: C } }"
        let text = """
            name: turns
            target: { broker: "mqtt://127.0.0.1" }
            input: \(input)
            output: processed
            filter: { lower: 2000, upper: 4000 }
            workloads:
            \(workloads.replacing("PAYLOAD", with: payload))
            phases: { warmUp: 0s, measure: 2s, drain: 1s }

            """
        return try ScenarioReader.read(files: [SourceText(path: "turns.yaml", text: text)]).scenario
    }
}
