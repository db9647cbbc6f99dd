import Messaging
import Quantities
import Scenarios
import Testing

@testable import Sandbox

/// Windows of the sandbox's graph: when they close, and what happens to what comes too late.
@Suite struct GraphWindowsTests {
    private func bench(_ flow: DataFlow, _ faults: String...) throws -> GraphBench {
        let bench = try GraphBench(faults: faults, seed: 1, flow: flow)
        bench.advance(.zero)
        bench.tell(.connected(BrokerLimits(), .zero))
        bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        return bench
    }

    private func receive(_ bench: GraphBench, _ value: String, at milliseconds: Int64) {
        bench.receive(
            #"{"temperature":{"value":\#(value),"unit":"C"}}"#,
            flow: nil,
            properties: [("__ts", "\(milliseconds):0:n")]
        )
    }

    @Test func `a window closes half a second after its end, by the time that messages carry`()
        throws
    {
        let bench = try bench(WindowFlows.temperatures)
        receive(bench, "20", at: 3_000)
        receive(bench, "10.5", at: 10_000)
        receive(bench, "7", at: 10_001)
        bench.advance(.milliseconds(10_499))
        #expect(bench.connections.published.isEmpty)
        bench.advance(.milliseconds(1))
        #expect(
            bench.connections.published.map(\.payload) == [
                #"{"temperature":{"count":2,"max":20,"min":10.5,"average":15.25,"last":10.5,"unit":"C"}}"#
            ]
        )
        #expect(bench.connections.published.first?.properties == ["__ts=10000:00000:graph"])
        bench.advance(.milliseconds(10_000))
        #expect(bench.connections.published.count == 2)
        #expect(bench.control.counts.windows == 2)
    }

    @Test func `says when it wants to be asked again`() throws {
        let bench = try bench(WindowFlows.temperatures)
        receive(bench, "20", at: 3_000)
        let wake = bench.advance(.milliseconds(4_000))
        #expect(wake == MonotonicInstant(nanoseconds: 10_500_000_000))
    }

    @Test func `what comes for a window that is over is left out and counted`() throws {
        let bench = try bench(WindowFlows.temperatures)
        receive(bench, "20", at: 3_000)
        bench.advance(.milliseconds(10_500))
        receive(bench, "30", at: 9_999)
        bench.advance(.milliseconds(20_000))
        #expect(bench.connections.published.count == 1)
        #expect(bench.control.counts.late == 1)
    }

    @Test func `messages are acknowledged when they are in their window`() throws {
        let bench = try bench(WindowFlows.temperatures)
        receive(bench, "20", at: 3_000)
        receive(bench, "20", at: 3_001)
        #expect(bench.connections.acknowledged == [1, 2])
    }

    @Test func `a delay alone lets each message come out by itself, when its time has come`() throws
    {
        let bench = try bench(WindowFlows.row(WindowFlows.delay))
        receive(bench, "20", at: 3_000)
        receive(bench, "30", at: 4_000)
        bench.advance(.milliseconds(10_499))
        #expect(bench.connections.published.isEmpty)
        bench.advance(.milliseconds(1))
        #expect(
            bench.connections.published.map(\.payload).map { $0.contains("20") } == [true, false]
        )
        #expect(bench.connections.published.first?.properties == ["__ts=3000:0:n"])
    }

    @Test func `a payload that traps takes its window with it, and no other`() throws {
        let bench = try bench(WindowFlows.temperatures)
        receive(bench, "20", at: 3_000)
        receive(bench, #""hot""#, at: 4_000)
        receive(bench, "30", at: 14_000)
        bench.advance(.milliseconds(30_000))
        #expect(bench.connections.published.count == 1)
        #expect(bench.control.counts.trapped == 1)
    }

    @Test func `heat is remembered from window to window, until it is cold`() throws {
        let flow = WindowFlows.row(
            WindowFlows.delay,
            WindowFlows.accumulate,
            WindowFlows.collection,
            WindowFlows.enrichment
        )
        let bench = try bench(flow)
        for (second, value) in [(5, "50"), (15, "101"), (25, "50"), (35, "-1"), (45, "50")] {
            receive(bench, value, at: Int64(second) * 1_000)
        }
        bench.advance(.milliseconds(60_000))
        #expect(
            bench.connections.published.map { $0.payload.contains(#""overtemp":true"#) }
                == [false, true, true, false, false]
        )
        #expect(
            bench.connections.published.first?.payload
                == #"{"sensor_data":{"temperature":[{"count":1,"max":50.0,"min":50.0,"#
                + #""average":50.0,"last":50.0,"unit":"C","overtemp":false}],"humidity":[],"#
                + #""object":[]}}"#
        )
    }

    @Test func `a throttle counts from the message that passed last`() throws {
        let throttle = WindowFlows.operation(
            "slow",
            .filter,
            .builtInThrottle,
            ["throttle": #"{"perTopicThrottles":[{"topic":"raw","maxMessagesPerSecond":3}]}"#]
        )
        let bench = try bench(WindowFlows.row(throttle))
        for _ in 0..<1_000 {
            receive(bench, "1", at: 0)
            bench.advance(.milliseconds(1))
        }
        // At 0, 334 and 668 ms.
        #expect(bench.connections.published.count == 3)
    }

    @Test func `accumulating without a delay is refused`() {
        let error = #expect(throws: SandboxError.self) {
            try GraphProgram(WindowFlows.row(WindowFlows.accumulate))
        }
        #expect(error?.description.contains("no delay says") == true)
    }
}
