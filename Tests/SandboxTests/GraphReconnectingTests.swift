import Messaging
import Quantities
import Scenarios
import Testing

@testable import Sandbox

/// What the reference graph does when its connection ends.
@Suite struct GraphReconnectingTests {
    let lost = TransportError.connectionLost(detail: "cut")

    @Test func `connects again after 128 ms, then twice as long each time, 5 s at most`() throws {
        let bench = try GraphBench.running(
            reconnect: ReconnectPlan(
                first: .milliseconds(128),
                longest: .seconds(5),
                giveUpAfter: .seconds(1_000)
            )
        )
        for wait: Int64 in [128, 256, 512, 1_024, 2_048, 4_096, 5_000, 5_000] {
            bench.lose()
            #expect(bench.control.state == .reconnecting(lost))
            let opened = bench.connections.opened
            #expect(bench.advance(.zero) == bench.time.monotonic + .milliseconds(wait))
            bench.advance(.milliseconds(wait - 1))
            #expect(bench.connections.opened == opened)
            #expect(bench.advance(.milliseconds(1)) == nil)
            #expect(bench.connections.opened == opened + 1)
        }
        #expect(bench.control.counts.reconnects == 1, "one outage, however many attempts")
    }

    @Test func `begins anew with short waits once it has run again`() throws {
        let bench = try GraphBench.running()
        for _ in 0..<3 {
            bench.lose()
            bench.advance(.seconds(5))
        }
        bench.comeBack(isSessionPresent: true)
        #expect(bench.control.state == .running)
        bench.lose()
        #expect(bench.advance(.zero) == bench.time.monotonic + .milliseconds(128))
        #expect(bench.control.counts.reconnects == 2)
    }

    @Test func `an outage is never seen counted while the graph still seems to run`() async throws {
        let bench = try GraphBench.running()
        let control = bench.control
        let (looks, look) = AsyncStream<GraphState>.makeStream()
        async let seen = control.until { state, counts in
            look.yield(state)
            return counts.reconnects == 1
        }
        // The first look is taken when the wait begins, and what follows is seen as it happens.
        var iterator = looks.makeAsyncIterator()
        #expect(await iterator.next() == .running)
        bench.lose()
        #expect(await seen == .reconnecting(lost))
    }

    @Test func `is stopped when its loop has ended, whatever it was doing`() throws {
        let bench = try GraphBench.running()
        bench.lose()
        bench.control.end()
        #expect(bench.control.state == .stopped(nil))
        let failed = try GraphBench.running(reconnect: nil)
        failed.lose()
        failed.control.end()
        #expect(failed.control.state == .stopped(lost), "why it stopped is kept")
    }

    @Test func `gives up after the time of its plan`() throws {
        let plan = ReconnectPlan(
            first: .seconds(1),
            longest: .seconds(1),
            giveUpAfter: .seconds(3)
        )
        let bench = try GraphBench.running(reconnect: plan)
        bench.lose()
        bench.advance(.seconds(1))
        bench.lose()
        bench.advance(.seconds(1))
        #expect(bench.control.state == .reconnecting(lost))
        bench.lose()
        #expect(bench.control.state == .stopped(lost))
        #expect(bench.advance(.seconds(10)) == nil)
        #expect(bench.connections.opened == 3 && bench.connections.givenUp == 1)
    }

    static let lasting: [TransportError?] = [
        nil, .disconnected(reason: ReasonCode(rawValue: 0x8E), detail: nil),
        .connectRefused(reason: ReasonCode(rawValue: 0x8C), detail: nil),
        .certificateNotTrusted(
            address: BrokerAddress(host: "h", port: 1, isSecure: true),
            detail: "d"
        ),
    ]

    @Test(arguments: lasting)
    func `stops where it was asked to, or where another attempt would not help`(
        error: TransportError?
    ) throws {
        let bench = try GraphBench.running()
        bench.tell(.closed(error, unresolved: []))
        #expect(bench.control.state == .stopped(error))
        #expect(bench.advance(.seconds(10)) == nil && bench.connections.opened == 1)
    }

    @Test func `does not try a first connection again, nor any without a plan`() throws {
        let first = try GraphBench()
        first.advance(.zero)
        first.lose()
        #expect(first.control.state == .stopped(lost))
        let planless = try GraphBench.running(reconnect: nil)
        planless.lose()
        #expect(planless.control.state == .stopped(lost))
    }

    @Test func `stops where it may not subscribe any more`() throws {
        let bench = try GraphBench.running()
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: false)
        bench.tell(.sessionLost(unresolved: []))
        let error = TransportError.subscribeRefused(
            filter: "raw",
            reason: ReasonCode(rawValue: 0x87)
        )
        bench.tell(.subscribeFailed(error))
        bench.tell(.closed(nil, unresolved: []))
        #expect(bench.control.state == .stopped(error))
    }

    @Test(arguments: [true, false])
    func `subscribes again only where the broker has forgotten`(isSessionPresent: Bool) throws {
        let bench = try GraphBench.running()
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: isSessionPresent)
        if !isSessionPresent { bench.tell(.sessionLost(unresolved: [])) }
        #expect(bench.connections.subscriptions == (isSessionPresent ? ["raw"] : ["raw", "raw"]))
        #expect(bench.control.counts.sessionsLost == (isSessionPresent ? 0 : 1))
        if !isSessionPresent {
            #expect(bench.control.state == .reconnecting(lost))
            bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        }
        #expect(bench.control.state == .running)
    }

    @Test func `subscribes on a session that it had not yet subscribed on`() throws {
        let bench = try GraphBench.running()
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: false)
        bench.tell(.sessionLost(unresolved: []))
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: true)
        #expect(bench.connections.subscriptions == ["raw", "raw", "raw"])
    }

    @Test func `makes a result in flight again, byte for byte, until it is acknowledged`() throws {
        let bench = try GraphBench.running()
        bench.receive(3_000)
        let message = try #require(bench.remake(1))
        #expect(String(decoding: message.topic, as: UTF8.self) == "processed")
        let payload = String(decoding: message.payload, as: UTF8.self)
        #expect(payload == #"{"temperature":{"value":3000,"unit":"C"}}"#)
        #expect(message.userProperties == [UserProperty("__ts", "1:0:f")])
        #expect(message.contentType == "application/json")
        bench.confirm()
        #expect(bench.remake(1) == nil)
    }

    @Test func `does not run a message again whose result is under way`() throws {
        let bench = try GraphBench.running()
        bench.receive(3_000, 3_001, 1)
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: true)
        bench.tell(.sessionResumed(resent: [1, 2]))
        bench.receiveAgain(3_000, 1)
        bench.receiveAgain(3_001, 2)
        bench.receiveAgain(1, 3)
        #expect(bench.values == [3_000, 3_001])
        #expect(bench.connections.acknowledged.isEmpty)
        bench.acknowledge(2)
        #expect(bench.connections.acknowledged.isEmpty)
        bench.acknowledge(1)
        #expect(bench.connections.acknowledged == [1, 2, 3])
        let counts = bench.control.counts
        #expect(counts.redelivered == 3 && counts.resent == 2 && counts.received == 3)
    }

    @Test func `acknowledges a message whose result was acknowledged before it came again`() throws
    {
        let bench = try GraphBench.running()
        bench.receive(3_000, 3_001)
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: true)
        bench.tell(.sessionResumed(resent: [1, 2]))
        bench.acknowledge(1)
        bench.acknowledge(2)
        #expect(bench.connections.acknowledged.isEmpty, "no identifier is good before it came")
        bench.receiveAgain(3_000, 1)
        #expect(bench.connections.acknowledged == [1])
        bench.receiveAgain(3_001, 2)
        #expect(bench.connections.acknowledged == [1, 2])
    }

    @Test func `runs a message again whose acknowledgement the broker never saw`() throws {
        let bench = try GraphBench.running()
        bench.receive(3_000, 3_001)
        bench.acknowledge(1)
        #expect(bench.connections.acknowledged == [1])
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: true)
        bench.receiveAgain(3_000, 1)
        bench.receiveAgain(3_001, 2)
        #expect(bench.values == [3_000, 3_001, 3_000])
        bench.acknowledge(2)
        #expect(bench.connections.acknowledged == [1], "in the order of the new arrivals")
        bench.acknowledge(3)
        #expect(bench.connections.acknowledged == [1, 1, 2])
    }

    @Test func `sends results again first, in order, where the broker has forgotten them`() throws {
        let bench = try GraphBench.running()
        bench.connections.room = 2
        bench.receive(3_000, 3_001, 3_002)
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: false)
        bench.tell(.sessionLost(unresolved: [1, 2]))
        bench.connections.room = 10
        bench.advance(.zero)
        #expect(bench.values == [3_000, 3_001, 3_000, 3_001, 3_002])
        for token: UInt64 in 3...5 { bench.acknowledge(token) }
        #expect(bench.connections.acknowledged.isEmpty, "the broker knows none of them any more")
        bench.receive(3_003)
        bench.acknowledge(6)
        #expect(bench.connections.acknowledged == [4])
        #expect(bench.control.counts.resent == 2)
    }

    @Test func `a new message under an old identifier is run`() throws {
        let bench = try GraphBench.running()
        bench.receive(3_000)
        bench.lose()
        bench.advance(.seconds(1))
        bench.comeBack(isSessionPresent: false)
        bench.tell(.sessionLost(unresolved: [1]))
        bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        bench.receiveAgain(3_500, 1)
        bench.advance(.zero)
        #expect(bench.values == [3_000, 3_000, 3_500])
    }
}
