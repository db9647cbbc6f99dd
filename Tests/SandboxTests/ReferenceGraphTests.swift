import Messaging
import Quantities
import Scenarios
import Testing

@testable import Sandbox

@Suite struct ReferenceGraphTests {
    @Test func `opens its connection, subscribes, and says when it runs`() throws {
        let bench = try GraphBench()
        #expect(bench.advance(.zero) == nil)
        bench.advance(.zero)
        #expect(bench.connections.opened == 1)
        bench.tell(.connected(BrokerLimits(), .zero))
        #expect(bench.connections.subscriptions == ["raw"])
        #expect(bench.control.state == .starting)
        bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        #expect(bench.control.state == .running)
        bench.tell(.closed(nil, unresolved: []))
        #expect(bench.control.state == .stopped(nil))
    }

    @Test func `stops where it may not subscribe, and keeps the first reason`() throws {
        let bench = try GraphBench()
        let error = TransportError.subscribeRefused(
            filter: "raw",
            reason: ReasonCode(rawValue: 0x87)
        )
        bench.tell(.subscribeFailed(error))
        bench.tell(.closed(nil, unresolved: []))
        #expect(bench.control.state == .stopped(error))
        #expect(bench.connections.isClosed)
    }

    @Test func `passes payload, user properties in order, and content type unaltered`() throws {
        let bench = try GraphBench()
        let payload = #" {"temperature": {"value":3e3,"unit":"C", "id":"x"}}"#
        bench.receive(payload, properties: [("a", "2"), ("a", "1")])
        #expect(
            bench.connections.published == [
                .init(
                    topic: "processed",
                    payload: payload,
                    properties: ["a=2", "a=1", "__ts=1:0:f"],
                    contentType: "application/json",
                    token: 1
                )
            ]
        )
    }

    @Test func `acknowledges a message after its result, and all in the order of arrival`() throws {
        let bench = try GraphBench()
        bench.receive(3_000, 1, 3_001)
        bench.receive("not JSON")
        #expect(bench.connections.acknowledged.isEmpty)
        bench.acknowledge(2)
        #expect(bench.connections.acknowledged.isEmpty)
        bench.acknowledge(1)
        #expect(bench.connections.acknowledged == [1, 2, 3, 4])
        let counts = bench.control.counts
        #expect(counts.received == 4 && counts.passed == 2)
        #expect(counts.dropped == 1 && counts.trapped == 1)
        #expect(counts.published == 2 && counts.confirmed == 2)
        #expect(counts.trapReasons.count == 1)
    }

    @Test func `keeps results while the window is full and sends them in order`() throws {
        let bench = try GraphBench()
        bench.connections.room = 1
        bench.receive(3_000, 3_001, 3_002)
        #expect(bench.values == [3_000])
        bench.connections.room = 2
        bench.tell(.unblocked)
        #expect(bench.values == [3_000, 3_001, 3_002])
        bench.confirm()
        #expect(bench.connections.acknowledged == [1, 2, 3])
    }

    @Test func `offers a result again that the broker had no room for`() throws {
        let bench = try GraphBench()
        bench.receive(3_000)
        bench.confirm(reason: 0x97)
        #expect(bench.connections.acknowledged.isEmpty)
        bench.advance(.milliseconds(99))
        #expect(bench.values == [3_000])
        bench.advance(.milliseconds(1))
        #expect(bench.values == [3_000, 3_000])
        bench.confirm()
        #expect(bench.connections.acknowledged == [1])
        #expect(bench.control.counts.confirmed == 1 && bench.control.counts.refused == 0)
    }

    @Test func `gives a result up that the broker refuses for good, and goes on`() throws {
        let bench = try GraphBench()
        bench.receive(3_000)
        bench.confirm(reason: 0x87)
        #expect(bench.connections.acknowledged == [1])
        #expect(bench.control.counts.refused == 1)
    }

    @Test func `acknowledges nothing of QoS 0`() throws {
        let bench = try GraphBench()
        bench.receive(#"{"temperature":{"value":3000,"unit":"C"}}"#, quality: .atMostOnce)
        bench.confirm()
        #expect(bench.values == [3_000])
        #expect(bench.connections.acknowledged.isEmpty)
    }

    @Test func `drop swallows results and nothing else`() throws {
        let bench = try GraphBench("drop:1")
        bench.receive(3_000, 1)
        bench.receive("trap")
        #expect(bench.values.isEmpty)
        #expect(bench.connections.acknowledged == [1, 2, 3])
        #expect(bench.control.counts.planted == ["drop": 1])
    }

    @Test func `duplicate publishes twice and acknowledges after both`() throws {
        let bench = try GraphBench("duplicate:1")
        bench.receive(3_000, 1)
        #expect(bench.values == [3_000, 3_000])
        bench.acknowledge(1)
        #expect(bench.connections.acknowledged.isEmpty)
        bench.acknowledge(2)
        #expect(bench.connections.acknowledged == [1, 2])
        #expect(bench.control.counts.planted == ["duplicate": 1])
    }

    @Test func `leak lets dropped messages pass and traps stay trapped`() throws {
        let bench = try GraphBench("leak:1")
        bench.receive(3_000, 1)
        bench.receive("trap")
        #expect(bench.values == [3_000, 1])
        #expect(bench.control.counts.planted == ["leak": 1])
    }

    @Test func `wrong-bound leaks exactly the values at the bounds`() throws {
        let bench = try GraphBench("wrong-bound")
        bench.receive(1_999, 2_000, 2_001, 3_999, 4_000, 4_001)
        #expect(bench.values == [2_000, 2_001, 3_999, 4_000])
        #expect(bench.control.counts.planted == ["wrong-bound": 2])
    }

    @Test func `corrupt alters the value`() throws {
        let bench = try GraphBench("corrupt:1")
        bench.receive(3_000)
        #expect(bench.values == [4_000])
        #expect(bench.control.counts.planted == ["corrupt": 1])
    }

    @Test func `delay holds a result back without holding up the others`() throws {
        let bench = try GraphBench("delay:1,2s")
        bench.receive(3_000)
        #expect(bench.connections.acknowledged == [1])
        #expect(bench.advance(.milliseconds(1_999)) == MonotonicInstant(nanoseconds: 2_000_000_000))
        #expect(bench.values.isEmpty)
        // Counted when it is held: one that is still held at the end is planted too.
        #expect(bench.control.counts.planted == ["delay": 1])
        #expect(bench.advance(.milliseconds(1)) == nil)
        #expect(bench.values == [3_000])
    }

    @Test func `reorder lets later results of the same flow pass first`() throws {
        // Under this seed, 3000 is held and the others are not.
        let seed = try #require(
            (UInt64(0)..<10_000).first { seed in
                let bench = try GraphBench("reorder:0.3,2", seed: seed)
                bench.receive(3_000, 3_001, 3_002, 3_003)
                return bench.values == [3_001, 3_002, 3_000, 3_003]
            }
        )
        let bench = try GraphBench("reorder:0.3,2", seed: seed)
        bench.receive(3_000, 3_001)
        #expect(bench.control.counts.planted.isEmpty)
        bench.receive(3_002, 3_003)
        #expect(bench.control.counts.planted == ["reorder": 1])
    }

    @Test func `reorder that nothing overtakes in time is not counted`() throws {
        let bench = try GraphBench("reorder:1")
        bench.receive(3_000, flow: "f")
        bench.receive(3_001, flow: "g")
        #expect(bench.values.isEmpty)
        bench.advance(.seconds(2))
        #expect(bench.values == [3_000, 3_001])
        #expect(bench.control.counts.planted.isEmpty)
    }

    @Test func `at most one fault takes effect on a message, the first of the list`() throws {
        let bench = try GraphBench("duplicate:1", "drop:1", "leak:1")
        bench.receive(3_000, 1)
        #expect(bench.values == [3_000, 3_000, 1])
        #expect(bench.control.counts.planted == ["duplicate": 1, "leak": 1])
    }

    @Test func `plants the same faults whatever the order of arrival`() throws {
        func swallowed(_ values: [Int]) throws -> Set<Int> {
            let bench = try GraphBench("drop:0.2", seed: 2_026)
            for value in values { bench.receive(value) }
            return Set(values).subtracting(bench.values)
        }
        let values = Array(2_500..<3_500)
        let lost = try swallowed(values)
        #expect(try swallowed(values.reversed()) == lost)
        #expect((130...270).contains(lost.count))
    }

    @Test func `an error and a trap are counted apart, each with its reason`() throws {
        let bench = try GraphBench(flow: GraphProgramTests.diamond)
        bench.receive("no JSON")
        bench.receive(#"{"temperature":{"unit":"F"}}"#)
        bench.receive(#"{"temperature":{"value":212,"unit":"F"}}"#)
        let counts = bench.control.counts
        #expect(counts.errors == 1 && counts.trapped == 1 && counts.passed == 1)
        #expect(counts.errorReasons.count == 1 && counts.trapReasons.count == 1)
        #expect(bench.connections.acknowledged == [1, 2])
        #expect(bench.connections.published.count == 1)
    }
}
