import Scenarios
import Testing

@testable import Verifier

/// Which graphs that aggregate can be judged, and why the others cannot.
@Suite struct WindowPlanTests {
    private func plan(_ flow: DataFlow) throws -> WindowPlan? { try Oracle(flow).windows }

    private func problem(_ flow: DataFlow) -> String? {
        do throws(OracleError) {
            _ = try Oracle(flow)
            return nil
        } catch {
            return error.problem
        }
    }

    @Test func `a delay alone makes no windows: each message comes out by itself`() throws {
        let oracle = try Oracle(WindowGraphs.row(WindowGraphs.delay))
        #expect(!oracle.aggregates)
        #expect(oracle.expectation(of: "anything") == .deliverUnchanged)
    }

    @Test func `an accumulate behind a delay is a fold of ten seconds`() throws {
        let plan = try #require(try plan(WindowGraphs.temperatures))
        #expect(plan.rule == WindowRule(length: 10_000))
        #expect(plan.folds.map(\.name) == ["accumulate"])
        #expect(plan.outputs.map(\.form) == [.single])
    }

    @Test func `the complex graph has two folds in one enriched collection`() throws {
        let plan = try #require(try plan(WindowGraphs.complex))
        #expect(plan.folds.map(\.name) == ["accumulate", "humidity"])
        #expect(plan.outputs.map(\.folds) == [[0, 1]])
        #expect(plan.outputs.map(\.form) == [.collected(isEnriched: true)])
    }

    @Test(arguments: [
        (#"{"temperature":{"value":212,"unit":"F"}}"#, "raw/1", "fold 0 100.0 C"),
        (#"{"temperature":{"value":3421,"unit":"C"}}"#, "raw/1", "fold 0 3421.0 C"),
        (#"{"temperature":{"value":3422,"unit":"C"}}"#, "raw/1", "withhold"),
        (#"{"humidity":{"value":40}}"#, "raw/1", "fold 1 40.0 C"),
        (#"{"humidity":{}}"#, "raw/1", "poison"),
        (#"{"object":{"result":"cat"}}"#, "raw/1", "poison"),
        (#"{"temperature":{"value":1,"unit":"C"}}"#, "snapshots", "withhold"),
        ("?", "raw/1", "poison"),
    ])
    func `in the complex graph a message goes into the fold at the end of its way`(
        payload: String,
        topic: String,
        expected: String
    ) throws {
        let oracle = try Oracle(WindowGraphs.complex)
        let message = OracleMessage(Array(payload.utf8), envelope: MessageEnvelope(topic: topic))
        let word =
            switch oracle.expectation(of: message) {
            case .fold(let contribution):
                switch contribution.datum {
                case .measurement(let value, let isCelsius):
                    "fold \(contribution.fold) \(value) \(isCelsius ? "C" : "F")"
                case .inputs: "inputs"
                }
            case .withhold: "withhold"
            case .poison: "poison"
            case .deliver, .deliverUnchanged: "deliver"
            }
        #expect(word == expected)
    }

    @Test func `what nothing is known of is refused by the operation's name`() {
        #expect(
            problem(WindowGraphs.row(WindowGraphs.accumulate))
                == "operation \"accumulate\" accumulates and no delay stands before it, so nothing"
                + " says which messages it takes together"
        )
        let second = WindowGraphs.operation("again", .exploreWindowDelay)
        #expect(
            problem(WindowGraphs.row(WindowGraphs.delay, second, WindowGraphs.accumulate))
                == "operation \"again\" is a second delay behind the first"
        )
        #expect(
            problem(WindowGraphs.row(WindowGraphs.delay, WindowGraphs.collection))
                == "operation \"collection\" gets single messages: what it makes of them cannot be"
                + " judged"
        )
        let filter = WindowGraphs.operation("hot", .exploreTemperatureFilter)
        for operation in [filter, second, WindowGraphs.enrichment] {
            #expect(
                problem(WindowGraphs.row(WindowGraphs.delay, WindowGraphs.accumulate, operation))
                    == "operation \"\(operation.name)\" gets the results of windows, and what it"
                    + " makes of them cannot be judged"
            )
        }
        let rule = WindowGraphs.builtIn(WindowGraphs.rule("count($1)"))
        let window = rule.operations[1]
        #expect(
            problem(WindowGraphs.row(WindowGraphs.delay, window))
                == "operation \"window\" is a window of its own and stands behind a delay"
        )
    }

    @Test func `two folds whose results look the same are refused`() {
        var flow = WindowGraphs.complex
        flow.operations = flow.operations.map { operation in
            guard operation.name == "humidity" else { return operation }
            return WindowGraphs.operation("humidity", .exploreTemperatureAccumulate)
        }
        #expect(
            problem(flow)
                == "operations \"accumulate\" and \"humidity\" make results that cannot be told apart"
        )
    }

    @Test func `a fold that gets messages past the delay too is refused`() {
        var flow = WindowGraphs.complex
        flow.connections.removeAll { $0.from == "source" || $0.from == "delay" }
        flow.connections += [
            .init(from: "source", to: "snapshot"), .init(from: "snapshot", arm: true, to: "delay"),
            .init(from: "delay", to: "branch"),
        ]
        #expect(
            problem(flow)
                == "operation \"branch\" gets messages that waited for their window and others that"
                + " did not"
        )
    }
}
