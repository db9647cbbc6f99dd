import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Graphs whose destination makes its topic of each message.
@Suite struct OracleDestinationTests {
    private static let rules =
        #"{"map":[{"inputs":["*"],"output":"*"},{"inputs":["temperature"],"output":"temperature"},"#
        + #"{"inputs":["temperature.value"],"#
        + #""output":"$metadata.topic","expression":"if($1 > 2000, \"hot/oven\", \"cold\")"}]}"#

    private func flow(_ output: String, writing: Bool = true) -> DataFlow {
        let map = WindowGraphs.operation(
            "route",
            .builtInMap,
            ["rules": writing ? Self.rules : #"{"map":[{"inputs":["*"],"output":"*"}]}"#]
        )
        var flow = WindowGraphs.row(map)
        flow.output = output
        return flow
    }

    private func topic(_ output: String, _ value: Int, writing: Bool = true) throws -> String? {
        let oracle = try Oracle(flow(output, writing: writing))
        let payload = Array(#"{"temperature":{"value":\#(value),"unit":"C"}}"#.utf8)
        let message = OracleMessage(payload, envelope: MessageEnvelope(topic: "raw"))
        let topic = oracle.topic(of: message)
        #expect(
            oracle.expectation(of: message).mustPass == (topic != nil || oracle.destination == nil)
        )
        return topic
    }

    @Test(
        arguments: [
            ("factory/${outputTopic}", 3_000, "factory/hot/oven"),
            ("factory/${outputTopic}", 1_000, "factory/cold"),
            ("factory/${outputTopic.1}", 3_000, "factory/hot"),
            ("factory/${outputTopic.2}/x", 3_000, "factory/oven/x"),
            ("factory/a-${outputTopic.1}", 1_000, "factory/a-cold"),
        ] as [(String, Int, String)]
    )
    func `a message's topic is made of what a map wrote`(
        output: String,
        value: Int,
        topic: String
    ) throws {
        #expect(try self.topic(output, value) == topic)
    }

    @Test func `a message whose topic has too few levels, or was never written, is dropped`() throws
    {
        #expect(try topic("factory/${outputTopic.2}", 1_000) == nil)
        #expect(try topic("factory/${outputTopic}", 1_000, writing: false) == nil)
        #expect(try topic("processed", 1_000) == nil)
    }

    @Test func `a destination behind windows is refused`() {
        var flow = WindowGraphs.temperatures
        flow.output = "a/${outputTopic}"
        let error = #expect(throws: OracleError.self) { try Oracle(flow) }
        #expect(
            error?.problem
                == "the destination makes its topic of the message, and messages are taken together"
        )
    }

    /// Even slots are hot, odd ones cold.
    private func judgement(_ topics: (UInt64) -> String) throws -> Judgement {
        var scenario = TestScenario.make()
        scenario.flow = flow("factory/${outputTopic}")
        var judge = try Judge(scenario: scenario, plan: TestPlan(slots: 100))
        for sequence in 0..<100 as Range<UInt64> {
            judge.send(sequence)
            judge.answer(sequence)
            let body =
                #"{"temperature":{"unit":"C","value":\#(sequence % 2 == 0 ? 3_000 : 1_000)}}"#
            judge.apply(
                .received(
                    ReceivedRecord(
                        publisher: 0,
                        sequence: sequence,
                        received: .milliseconds(Int64(sequence) + 2),
                        body: .other(Array(body.utf8)),
                        isDuplicate: false,
                        topic: topics(sequence)
                    )
                )
            )
        }
        return judge.finishDrained()
    }

    @Test func `each message on its topic is no finding`() throws {
        let judgement = try judgement { $0 % 2 == 0 ? "factory/hot/oven" : "factory/cold" }
        #expect(judgement.counts[.delivered] == 100 && judgement.counts[.misrouted] == 0)
        let finding = judgement.findings.first { $0.check == NoMisrouting.kind }
        #expect(finding?.verdict == .passed)
    }

    @Test func `messages on other topics are misrouted and nothing else`() throws {
        let judgement = try judgement {
            $0 % 10 == 0 ? "factory/cold" : $0 % 2 == 0 ? "factory/hot/oven" : "factory/cold"
        }
        #expect(judgement.counts[.misrouted] == 10)
        #expect(judgement.counts[.delivered] == 100)
        #expect(
            judgement.findings.filter { $0.verdict == .failed }.map(\.check) == ["no-misrouting"]
        )
        #expect(judgement.failures.map(\.kind) == Array(repeating: .misrouted, count: 10))
        #expect(judgement.failures.first?.topic == "factory/hot/oven")
        #expect(judgement.failures.first?.receivedTopic == "factory/cold")
    }
}
