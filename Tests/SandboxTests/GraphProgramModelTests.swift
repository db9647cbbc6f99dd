import Quantities
import Scenarios
import Testing

@testable import Sandbox

/// Random graphs of branches in branches, against a walk along the definition's names.
@Suite struct GraphProgramModelTests {
    /// Makes a graph piece by piece; each piece begins behind the one before.
    struct Builder {
        var operations: [DataFlow.Operation] = [.init(name: "source", kind: .source)]
        var connections: [DataFlow.Connection] = []
        private let random: Philox2x64
        private var drawn: UInt64 = 0

        init(seed: UInt64) {
            random = Philox2x64(key: seed)
        }

        mutating func draw(_ count: UInt64) -> UInt64 {
            drawn += 1
            return random.block(low: drawn, high: 0).0.uniform(below: count)
        }

        /// Adds an operation behind `from`; its name.
        mutating func add(
            _ kind: DataFlow.Kind,
            _ semantics: ModuleSemantics?,
            _ parameters: [String: String] = [:],
            behind from: (name: String, arm: Bool?)
        ) -> String {
            let name = "\(kind.rawValue)-\(operations.count)"
            operations.append(
                .init(name: name, kind: kind, semantics: semantics, parameters: parameters)
            )
            connections.append(.init(from: from.name, arm: from.arm, to: name))
            return name
        }

        /// Adds up to three pieces; the last one's name and arm.
        mutating func sequence(
            behind from: (name: String, arm: Bool?),
            depth: Int
        ) -> (name: String, arm: Bool?) {
            var last = from
            for _ in 0..<draw(4) { last = (piece(behind: last, depth: depth), nil) }
            return last
        }

        mutating func piece(behind from: (name: String, arm: Bool?), depth: Int) -> String {
            let bound = "\(draw(100))"
            switch draw(depth > 0 ? 4 : 2) {
            case 0:
                let rules = #"{"filter":[{"inputs":["v"],"expression":"$1 % 7 == \#(draw(7))"}]}"#
                return add(.filter, .builtInFilter, ["rules": rules], behind: from)
            case 1:
                let formula = "$1 * 3 % 101 + \(bound)"
                let rules = #"{"map":[{"inputs":["v"],"output":"v","expression":"\#(formula)"}]}"#
                return add(.map, .builtInMap, ["rules": rules], behind: from)
            default:
                let rules = #"{"branch":{"inputs":["v"],"expression":"$1 < \#(bound)"}}"#
                let branch = add(.branch, .builtInBranch, ["rules": rules], behind: from)
                let first = sequence(behind: (branch, true), depth: depth - 1)
                let second = sequence(behind: (branch, false), depth: depth - 1)
                let merge = add(.concatenate, nil, behind: first)
                connections.append(.init(from: second.name, arm: second.arm, to: merge))
                return merge
            }
        }

        mutating func flow() -> DataFlow {
            let last = sequence(behind: ("source", nil), depth: 3)
            _ = add(.sink, nil, behind: last)
            // The order of a definition means nothing.
            for index in operations.indices {
                operations.swapAt(index, Int(draw(UInt64(operations.count))))
            }
            return DataFlow(
                input: "a",
                output: "b",
                operations: operations,
                connections: connections.reversed()
            )
        }
    }

    /// What comes out for a value, worked out by the names and the meaning of the rules.
    static func walk(_ flow: DataFlow, _ value: Int) throws -> Int? {
        var value = value
        var name = "source"
        while true {
            let operation = try #require(flow.operations.first { $0.name == name })
            let numbers = (operation.parameters["rules"] ?? "").split { !$0.isNumber }.compactMap {
                Int($0)
            }
            var arm: Bool?
            switch operation.kind {
            case .sink: return value
            case .filter: if value % 7 == numbers[2] { return nil }
            case .map: value = value * 3 % 101 + numbers[3]
            case .branch: arm = value < numbers[1]
            default: break
            }
            let next = flow.connections.first { $0.from == name && $0.arm == arm }
            name = try #require(next).to
        }
    }

    @Test func `every message takes the way that the definition says`() throws {
        var branches = 0
        for seed in 0..<60 as Range<UInt64> {
            var builder = Builder(seed: seed)
            let flow = builder.flow()
            branches += flow.operations.count { $0.kind == .branch }
            let program = try GraphProgram(flow)
            for value in stride(from: 0, to: 200, by: 13) {
                let result = program.run(GraphMessage(#"{"v":\#(value)}"#))
                let expected = try Self.walk(flow, value)
                #expect(
                    (result.verdict == .pass) == (expected != nil),
                    "seed \(seed), value \(value)"
                )
                guard let expected else { continue }
                #expect(result.message.text == #"{"v":\#(expected)}"#, "seed \(seed)")
            }
        }
        #expect(branches > 60)
    }
}
