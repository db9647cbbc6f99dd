import Scenarios
import Testing

@testable import Verifier

@Suite struct OracleTests {
    private final class Doubling: OracleStage {
        static let semantics = ModuleSemantics.sampleTemperatureFilter
        static let kind = DataFlow.Kind.map
        var changesPayloads: Bool { true }
        init(parameters: [String: String]) {}
        func verdict(on message: OracleMessage) -> StageVerdict {
            .pass(message.rewritten(as: message.payload + message.payload))
        }
    }

    private let warm = Array(#"{"temperature":{"value":3000,"unit":"C"}}"#.utf8)
    private let cold = Array(#"{"temperature":{"value":1000,"unit":"C"}}"#.utf8)

    private func error(_ change: (inout DataFlow) -> Void) -> OracleError? {
        var flow = TestScenario.flow()
        change(&flow)
        do throws(OracleError) {
            _ = try Oracle(flow)
            return nil
        } catch {
            return error
        }
    }

    @Test func `expects what the filter passes and nothing else`() throws {
        let oracle = try Oracle(TestScenario.flow())
        #expect(oracle.expectation(of: warm) == .deliverUnchanged)
        #expect(oracle.expectation(of: cold) == .withhold)
        #expect(oracle.expectation(of: []) == .poison(reason: "the payload ends too early"))
        #expect(oracle.value(in: OracleMessage(cold)) == 1_000)
    }

    @Test func `leads a message through every stage in turn`() {
        let filter = SampleTemperatureFilterStage(parameters: TestScenario.bounds)
        let doubling = Doubling(parameters: [:])
        #expect(
            Oracle(stages: [filter, doubling]).expectation(of: warm) == .deliver(warm + warm)
        )
        #expect(Oracle(stages: [filter, doubling]).expectation(of: cold) == .withhold)
        #expect(!Oracle(stages: [doubling, filter]).expectation(of: warm).mustPass)
        #expect(Oracle(stages: []).expectation(of: cold) == .deliverUnchanged)
    }

    @Test func `follows the connections and not the order of the definition`() {
        #expect(error { $0.operations.reverse() } == nil)
    }

    @Test func `refuses what it cannot judge and says what to do`() {
        #expect(error { $0.operations[1].semantics = nil }?.code == .unknownSemantics)
        #expect(error { $0.operations[1].kind = .map }?.code == .unsupportedKind)
        #expect(error { $0.connections.removeLast() }?.code == .unsupportedShape)
        #expect(error { $0.connections[1].to = "filter" }?.code == .unsupportedShape)
        #expect(error { $0.connections[1].to = "nowhere" }?.code == .unsupportedShape)
        #expect(error { $0.connections[0].arm = true }?.code == .unsupportedShape)
        #expect(
            error { $0.operations.append(.init(name: "b", kind: .source)) }?.code
                == .unsupportedShape
        )
        #expect(
            error { $0.operations.append(.init(name: "b", kind: .sink)) }?.code
                == .unsupportedShape
        )
        let text = error { $0.operations[1].semantics = nil }?.description ?? ""
        #expect(text.contains("hint: ") && text.contains("sample-temperature-filter"))
    }
}
