import Scenarios
import Testing

@testable import Verifier

/// Where in a graph a throttle can stand.
@Suite struct ThrottlePlanTests {
    private static let slow = WindowGraphs.operation(
        "slow",
        .builtInThrottle,
        ["throttle": #"{"perTopicThrottles":[{"topic":"raw","maxMessagesPerSecond":1}]}"#]
    )
    private static let filter = WindowGraphs.operation("filter", .exploreTemperatureFilter)
    private static let map = WindowGraphs.operation("map", .exploreTemperatureMap)

    private func plan(_ flow: DataFlow) throws -> ThrottlePlan? { try Oracle(flow).throttle }

    private func problem(_ flow: DataFlow) -> String? {
        #expect(throws: OracleError.self) { try Oracle(flow) }?.problem
    }

    @Test func `silence is the throttle's own only where nothing behind it holds back`() throws {
        #expect(try plan(WindowGraphs.row(Self.filter)) == nil)
        #expect(try plan(WindowGraphs.row(Self.slow))?.isLast == true)
        #expect(try plan(WindowGraphs.row(Self.filter, Self.slow, Self.map))?.isLast == true)
        #expect(try plan(WindowGraphs.row(Self.slow, Self.filter))?.isLast == false)
    }

    @Test func `a second throttle is refused`() {
        var second = Self.slow
        second.name = "slower"
        #expect(
            problem(WindowGraphs.row(Self.slow, second))
                == "operation \"slower\" throttles what \"slow\" may have throttled before"
        )
    }

    @Test func `a throttle before or behind windows is refused`() {
        #expect(
            problem(WindowGraphs.row(Self.slow, WindowGraphs.delay, WindowGraphs.accumulate))
                == "operation \"slow\" throttles in a graph that takes messages together: which"
                + " messages are in a result depends on the throttle's own clock"
        )
    }

    @Test func `a throttle on one arm of a branch is refused while the other arm comes out`() {
        let branch = WindowGraphs.operation("branch", .exploreTemperatureBranch)
        var flow = DataFlow(
            input: "raw",
            output: "processed",
            operations: [
                .init(name: "source", kind: .source), branch, Self.slow,
                .init(name: "join", kind: .concatenate), .init(name: "sink", kind: .sink),
            ],
            connections: [
                .init(from: "source", to: "branch"), .init(from: "branch", arm: true, to: "slow"),
                .init(from: "slow", to: "join"), .init(from: "branch", arm: false, to: "join"),
                .init(from: "join", to: "sink"),
            ]
        )
        #expect(
            problem(flow)
                == "operation \"slow\" throttles some of the messages that come out, and others come"
                + " out beside it"
        )
        flow.connections.removeAll { $0.arm == false }
        #expect(throws: Never.self) { try plan(flow) }
    }
}
