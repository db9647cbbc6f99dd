import Messaging
import Quantities
import Scenarios
import Testing

@testable import Sandbox

@Suite struct GraphProgramTests {
    /// A branch on temperatures: °F becomes °C on one arm; nothing happens on the other.
    static let diamond = DataFlow(
        input: "raw",
        output: "processed",
        operations: [
            .init(name: "sink", kind: .sink),
            .init(name: "merge", kind: .concatenate),
            .init(name: "source", kind: .source),
            .init(name: "which", kind: .branch, semantics: .exploreTemperatureBranch),
            .init(name: "convert", kind: .map, semantics: .exploreTemperatureMap),
            .init(name: "bounds", kind: .filter, semantics: .exploreTemperatureFilter),
        ],
        connections: [
            .init(from: "source", to: "which"),
            .init(from: "which", arm: true, to: "convert"),
            .init(from: "which", arm: false, to: "merge"),
            .init(from: "convert", to: "bounds"),
            .init(from: "bounds", to: "merge"),
            .init(from: "merge", to: "sink"),
        ]
    )

    static func changed(_ change: (inout DataFlow) -> Void) -> DataFlow {
        var flow = diamond
        change(&flow)
        return flow
    }

    @Test func `sends each message along one arm, whatever the order of the definition`() throws {
        let program = try GraphProgram(Self.diamond)
        let fahrenheit = program.run(
            GraphMessage(#"{"temperature":{"value":212,"unit":"F"}}"#)
        )
        #expect(fahrenheit.verdict == .pass && fahrenheit.arm == true)
        #expect(fahrenheit.message.text.hasPrefix(#"{"temperature":{"value":100.0,"count":0"#))
        let humidity = program.run(GraphMessage(#"{"humidity":{"value":9999}}"#))
        #expect(humidity.verdict == .pass && humidity.arm == false)
        #expect(humidity.message.text == #"{"humidity":{"value":9999}}"#)
        let hot = program.run(GraphMessage(#"{"temperature":{"value":9999,"unit":"C"}}"#))
        #expect(hot.verdict == .drop && hot.arm == true)
    }

    @Test func `an error and a trap on the way end the message as what they are`() throws {
        let program = try GraphProgram(Self.diamond)
        guard case .error = program.run(GraphMessage("{")).verdict else {
            Issue.record("not an error")
            return
        }
        guard case .trap = program.run(GraphMessage(#"{"temperature":{"unit":"F"}}"#)).verdict
        else {
            Issue.record("not a trap")
            return
        }
    }

    @Test func `exchanged arms send a message along the other one`() throws {
        let program = try GraphProgram(Self.diamond)
        let text = #"{"temperature":{"value":9999,"unit":"C"}}"#
        let result = program.run(GraphMessage(text), exchanging: true)
        #expect(result.verdict == .pass && result.arm == false && result.message.text == text)
    }

    @Test(arguments: [
        changed { $0.operations[3].kind = .map },
        changed { $0.operations[3].semantics = nil },
        changed { $0.operations[1].kind = .map },
        changed { $0.operations[5].kind = .accumulate },
        changed { $0.operations.append(.init(name: "more", kind: .source)) },
        changed { $0.operations.append(.init(name: "more", kind: .sink)) },
        changed { $0.operations.remove(at: 0) },
        changed { $0.connections[0].to = "nowhere" },
        changed { $0.connections[2].to = "bounds" },
        changed { $0.connections[4].to = "convert" },
        changed { $0.connections[5].to = "which" },
        changed { $0.connections[2].arm = true },
        changed { $0.connections[3].arm = true },
        changed { $0.connections.append(.init(from: "convert", to: "sink")) },
        changed { $0.connections.removeLast() },
    ])
    func `refuses a graph of any other shape, by name and with a hint`(flow: DataFlow) {
        let error = #expect(throws: SandboxError.self) { try GraphProgram(flow) }
        guard case .unsupportedGraph(let problem, let hint) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!problem.isEmpty && !hint.isEmpty)
    }

    @Test func `an arm that is not connected ends its messages`() throws {
        let program = try GraphProgram(Self.changed { $0.connections.remove(at: 2) })
        #expect(program.run(GraphMessage(#"{"humidity":{"value":1}}"#)).verdict == .drop)
        let warm = GraphMessage(#"{"temperature":{"value":1,"unit":"C"}}"#)
        #expect(program.run(warm).verdict == .pass)
    }

    @Test func `a chain without stages passes everything`() throws {
        let flow = DataFlow(
            input: "a",
            output: "b",
            operations: [.init(name: "in", kind: .source), .init(name: "out", kind: .sink)],
            connections: [.init(from: "in", to: "out")]
        )
        #expect(try GraphProgram(flow).run(GraphMessage("anything")).verdict == .pass)
    }

    @Test(arguments: ModuleSemantics.allCases)
    func `every semantics has one stage, of one type of operation`(semantics: ModuleSemantics) {
        let all =
            GraphStages.all.map { $0.semantics } + GraphStages.stateful.map { $0.semantics }
            + GraphStages.gathering.map { $0.semantics } + [ExploreWindowDelay.semantics]
        #expect(all.count { $0 == semantics } == 1)
    }
}
