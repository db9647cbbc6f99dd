import Quantities
import Scenarios
import Testing

@testable import Verifier

/// Graphs that decide by more than the body.
@Suite struct EnvelopeTests {
    private func flow(_ operation: DataFlow.Operation) -> DataFlow {
        DataFlow(
            input: "raw/+",
            output: "processed",
            operations: [
                .init(name: "source", kind: .source), operation, .init(name: "sink", kind: .sink),
            ],
            connections: [
                .init(from: "source", to: operation.name),
                .init(
                    from: operation.name,
                    arm: operation.kind == .branch ? true : nil,
                    to: "sink"
                ),
            ]
        )
    }

    private func judge(_ operation: DataFlow.Operation) throws -> Judge {
        var scenario = TestScenario.make()
        scenario.flow = flow(operation)
        let rate = try #require(MessagesPerSecond(messages: 1))
        scenario.workloads = ["oslo", "rome"].map { site in
            Workload(
                name: site,
                publishers: 1,
                quality: 1,
                arrivals: .constant(rate),
                payload: .temperature(TemperaturePayload(minimum: 0, maximum: 1)),
                properties: [.init(name: "site", value: site)]
            )
        }
        // One payload, which a judge need judge only once where nothing but the body counts.
        let plan = TestPlan(
            publisherCount: 2,
            slots: 1,
            payloadCount: 1,
            asksAnswers: { _ in false }
        )
        return try Judge(scenario: scenario, plan: plan)
    }

    /// How many of one message of each publisher come out as they must, and how many leak.
    private func counts(_ judge: Judge) -> (delivered: UInt64, leaked: UInt64) {
        var judge = judge
        for publisher in 0..<2 as Range<UInt32> {
            judge.send(0, publisher: publisher)
            judge.receive(0, publisher: publisher)
        }
        let counts = judge.finalCounts()
        return (counts[.delivered], counts[.leaked])
    }

    @Test func `a branch by topic is judged by each publisher's topic`() throws {
        let branch = DataFlow.Operation(
            name: "branch",
            kind: .branch,
            semantics: .exploreSnapshotBranch,
            parameters: ["snapshot_topic": "raw/1"]
        )
        let found = counts(try judge(branch))
        #expect(found.delivered == 1)
        #expect(found.leaked == 1)
    }

    @Test func `a filter by user property is judged by each workload's properties`() throws {
        let input = "$metadata.user_property.site"
        let filter = DataFlow.Operation(
            name: "filter",
            kind: .filter,
            semantics: .builtInFilter,
            parameters: [
                "rules":
                    #"{"filter":[{"inputs":["\#(input)"],"expression":"$1 == \"rome\""}]}"#
            ]
        )
        let found = counts(try judge(filter))
        #expect(found.delivered == 1)
        #expect(found.leaked == 1)
        let scenario = try judge(filter).scenario
        let plan = TestPlan(publisherCount: 2)
        #expect(MessageEnvelope(of: 1, in: scenario, plan).topic == "raw/1")
        #expect(MessageEnvelope(of: 1, in: scenario, plan).value(ofProperty: "site") == "rome")
    }
}
