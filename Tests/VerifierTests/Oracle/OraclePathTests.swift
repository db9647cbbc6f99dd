import Scenarios
import Testing

@testable import Verifier

/// Graphs with arms: where a message goes, and which graphs have no single way for it.
@Suite struct OraclePathTests {
    /// Routes by the first byte: `t` is true, `f` false, anything else an error; adds its name.
    private static func oracle(
        _ operations: [(String, DataFlow.Kind)],
        _ connections: [DataFlow.Connection]
    ) throws(OracleError) -> Oracle {
        try Oracle(flow(operations, connections))
    }

    private static func flow(
        _ operations: [(String, DataFlow.Kind)],
        _ connections: [DataFlow.Connection]
    ) -> DataFlow {
        DataFlow(
            input: "raw",
            output: "processed",
            operations: operations.map { name, kind in
                let semantics: ModuleSemantics? =
                    switch kind {
                    case .branch: .exploreSnapshotBranch
                    case .filter: .sampleTemperatureFilter
                    default: nil
                    }
                let parameters =
                    kind == .branch ? ["snapshot_topic": "snapshots"] : TestScenario.bounds
                return .init(name: name, kind: kind, semantics: semantics, parameters: parameters)
            },
            connections: connections
        )
    }

    private func code(
        _ operations: [(String, DataFlow.Kind)],
        _ connections: [DataFlow.Connection]
    ) -> OracleError.Code? {
        do throws(OracleError) {
            _ = try Self.oracle(operations, connections)
            return nil
        } catch {
            return error.code
        }
    }

    private func word(_ oracle: Oracle, topic: String, value: Int = 3_000) -> String {
        let payload = Array(#"{"temperature":{"value":\#(value),"unit":"C"}}"#.utf8)
        let message = OracleMessage(payload, envelope: MessageEnvelope(topic: topic))
        return switch oracle.expectation(of: message) {
        case .deliverUnchanged: "deliver"
        case .deliver: "change"
        case .fold: "fold"
        case .withhold: "withhold"
        case .poison: "poison"
        }
    }

    private let diamond: [(String, DataFlow.Kind)] = [
        ("source", .source), ("branch", .branch), ("filter", .filter), ("join", .concatenate),
        ("sink", .sink),
    ]

    @Test func `a message goes along the arm that its branch chooses`() throws {
        let oracle = try Self.oracle(
            diamond,
            [
                .init(from: "source", to: "branch"), .init(from: "branch", arm: true, to: "join"),
                .init(from: "branch", arm: false, to: "filter"), .init(from: "filter", to: "join"),
                .init(from: "join", to: "sink"),
            ]
        )
        #expect(oracle.readsEnvelopes && !oracle.changesPayloads)
        #expect(word(oracle, topic: "snapshots", value: 1) == "deliver")
        #expect(word(oracle, topic: "raw", value: 1) == "withhold")
        #expect(word(oracle, topic: "raw", value: 3_000) == "deliver")
        let cold = Array(#"{"temperature":{"value":7,"unit":"C"}}"#.utf8)
        let left = OracleMessage(cold, envelope: MessageEnvelope(topic: "raw"))
        let right = OracleMessage(cold, envelope: MessageEnvelope(topic: "snapshots"))
        #expect(oracle.value(in: left) == 7)
        #expect(oracle.value(in: right) == nil)
    }

    @Test func `an arm that leads nowhere ends its messages`() throws {
        let oracle = try Self.oracle(
            [("source", .source), ("branch", .branch), ("sink", .sink)],
            [.init(from: "source", to: "branch"), .init(from: "branch", arm: false, to: "sink")]
        )
        #expect(word(oracle, topic: "snapshots") == "withhold")
        #expect(word(oracle, topic: "raw") == "deliver")
    }

    @Test func `a connection without an arm carries both`() throws {
        let oracle = try Self.oracle(
            [("source", .source), ("branch", .branch), ("sink", .sink)],
            [.init(from: "source", to: "branch"), .init(from: "branch", to: "sink")]
        )
        #expect(word(oracle, topic: "snapshots") == "deliver")
        #expect(word(oracle, topic: "raw") == "deliver")
    }

    @Test func `refuses a graph from which one message could come twice`() {
        let twice: [DataFlow.Connection] = [
            .init(from: "source", to: "branch"), .init(from: "source", to: "filter"),
            .init(from: "branch", to: "join"), .init(from: "filter", to: "join"),
            .init(from: "join", to: "sink"),
        ]
        #expect(code(diamond, twice) == .unsupportedShape)
        let armTwice: [DataFlow.Connection] = [
            .init(from: "source", to: "branch"), .init(from: "branch", to: "join"),
            .init(from: "branch", arm: true, to: "filter"), .init(from: "filter", to: "join"),
            .init(from: "join", to: "sink"),
        ]
        #expect(code(diamond, armTwice) == .unsupportedShape)
    }

    @Test func `refuses cycles, arms of what is no branch and sinks that feed`() {
        let straight: [DataFlow.Connection] = [
            .init(from: "source", to: "branch"), .init(from: "branch", to: "filter"),
            .init(from: "filter", to: "join"), .init(from: "join", to: "sink"),
        ]
        #expect(code(diamond, straight) == nil)
        var changed = straight
        changed[3].to = "branch"
        #expect(code(diamond, changed) == .unsupportedShape)
        changed = straight
        changed[2].arm = true
        #expect(code(diamond, changed) == .unsupportedShape)
        #expect(code(diamond, straight + [.init(from: "sink", to: "join")]) == .unsupportedShape)
    }

    @Test func `refuses by name an operation whose semantics nobody has written down`() {
        let operations: [(String, DataFlow.Kind)] = [
            ("source", .source), ("hold", .delay), ("sink", .sink),
        ]
        let error: OracleError?
        do throws(OracleError) {
            _ = try Self.oracle(
                operations,
                [.init(from: "source", to: "hold"), .init(from: "hold", to: "sink")]
            )
            error = nil
        } catch let thrown {
            error = thrown
        }
        #expect(error?.code == .unknownSemantics)
        #expect(error?.problem.contains("\"hold\"") == true)
    }
}
