import MQTTWire
import Messaging
import Quantities
import Testing

@testable import Sandbox

/// When the broker wants to be called again, and what it bounds.
@Suite struct BrokerTimingTests {
    @Test func `waits for bytes alone while nothing is connected`() {
        let bench = BrokerBench()
        #expect(bench.core.idleTime(at: bench.time) == nil)
    }

    @Test func `wakes at the instant of the next limit, not at a tick`() {
        let bench = BrokerBench()
        let client = CoreClient(bench)
        #expect(bench.core.idleTime(at: bench.time) == .seconds(30))
        client.connect("c") { $0.keepAlive = 2 }
        #expect(bench.core.idleTime(at: bench.time) == .seconds(3))
        bench.time.monotonic = bench.time.monotonic + .milliseconds(2_999)
        #expect(bench.core.idleTime(at: bench.time) == .milliseconds(1))
        client.send(.pingreq)
        bench.advance(.milliseconds(1))
        #expect(client.connection.phase == .open)
        #expect(bench.core.idleTime(at: bench.time) == .milliseconds(2_999))
    }

    @Test func `wakes at a token's expiry, and meanwhile often enough for a calendar that steps`()
        throws
    {
        let authority = try SharedAuthority.get()
        let bench = BrokerBench {
            $0.tokenVerifier = TokenVerifier(publicKeyPEM: authority.publicKeyPEM)
        }
        let token = try authority.mint(at: bench.time.wallClock, lifetime: .seconds(60))
        let client = CoreClient(bench)
        client.connect("c") {
            $0.authenticationMethod = "K8S-SAT"
            $0.authenticationData = SecretBytes(token)
        }
        #expect(bench.core.idleTime(at: bench.time) == .seconds(1))
        // The calendar is set forward; no time passed.
        bench.time.wallClock.milliseconds += 59_990
        #expect(bench.core.idleTime(at: bench.time) == .milliseconds(10))
        bench.time.wallClock.milliseconds += 10
        bench.advance(.zero)
        #expect(client.connection.phase == .ending)
        #expect(bench.core.statistics.tokensExpired == 1)
    }

    @Test func `gives a client that ends five seconds to take its last words`() {
        let bench = BrokerBench()
        let client = bench.client("c")
        bench.core.endAll(0x98, at: bench.time)
        bench.advance(.milliseconds(4_999))
        #expect(!client.connection.isOverdue)
        bench.advance(.milliseconds(1))
        #expect(client.connection.isOverdue)
        client.cut()
        #expect(bench.core.idleTime(at: bench.time) == nil, "nothing is left behind")
    }

    @Test func `reads no more from a client that does not take its acknowledgements`() {
        let bench = BrokerBench()
        let client = bench.client("c")
        var count = 0
        while client.connection.canRead, count < 1_000_000 {
            client.publish("t", "x")
            count += 1
        }
        #expect(client.connection.unwrittenCount >= BrokerConnection.responseLimit)
        #expect(client.connection.unwrittenCount < BrokerConnection.responseLimit + 100)
        client.connection.output.removeAll()
        #expect(client.connection.canRead)
    }

    @Test func `goes on reading from a subscriber that is slow`() {
        let bench = BrokerBench()
        let subscriber = bench.subscriber("s", "t")
        let publisher = bench.client("p")
        let payload = String(repeating: "x", count: 10_000)
        for _ in 0..<200 { publisher.publish("t", payload) }
        #expect(subscriber.connection.unwrittenCount >= BrokerConnection.deliveryLimit)
        #expect(subscriber.connection.canRead)
    }
}
