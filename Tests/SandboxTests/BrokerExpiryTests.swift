import MQTTWire
import Messaging
import Quantities
import Testing

@testable import Sandbox

/// Messages whose time passes while they wait for a subscriber.
@Suite struct BrokerExpiryTests {
    private let bench = BrokerBench()

    /// Publishes a message to a subscriber that is away, which comes back after `waiting`.
    private func deliveries(after waiting: Nanoseconds, expiry: UInt32?) -> [CoreClient.Delivery] {
        let away = CoreClient(bench)
        away.connect("s") { $0.sessionExpiry = 3_600 }
        away.subscribe("raw")
        _ = away.take()
        away.send(.disconnect(DisconnectPacket()))
        // A content type before it and a user property behind: the expiry is found wherever it is.
        let number = expiry.map { seconds in
            [0x02] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: seconds >> $0) }
        }
        bench.client("p").publish(
            "raw",
            "x",
            properties: [0x03, 0, 1, 0x74] + (number ?? []) + [0x26, 0, 1, 0x6B, 0, 1, 0x76]
        )
        bench.advance(waiting)
        return returning().take().deliveries
    }

    private func returning() -> CoreClient {
        let back = CoreClient(bench)
        back.connect("s") {
            $0.isCleanStart = false
            $0.sessionExpiry = 3_600
        }
        return back
    }

    private static let inTime: [(expiry: UInt32?, waiting: Nanoseconds)] = [
        (nil, .seconds(3_000)), (.max, .seconds(3_000)), (2, .seconds(2) - Nanoseconds(1)),
    ]

    @Test(arguments: inTime)
    func `one that waits less than its time is delivered`(
        expiry: UInt32?,
        waiting: Nanoseconds
    ) {
        let came = deliveries(after: waiting, expiry: expiry)
        #expect(came.map(\.payload) == ["x"])
        #expect(came.map(\.properties) == [["k=v"]])
        #expect((came.first?.expiry == nil) == (expiry == nil))
        #expect(bench.core.statistics.messagesExpired == 0)
    }

    @Test(arguments: [(UInt32(2), Nanoseconds.seconds(2)), (2, .seconds(3)), (0, .zero)])
    func `one that waits until its time is thrown away`(expiry: UInt32, waiting: Nanoseconds) {
        #expect(deliveries(after: waiting, expiry: expiry).isEmpty)
        #expect(bench.core.statistics.messagesExpired == 1)
    }

    @Test(arguments: [
        (Nanoseconds.zero, UInt32(10)), (.milliseconds(999), 10), (.seconds(1), 9),
        (.milliseconds(9_999), 1),
    ])
    func `its expiry is less by the whole seconds that it waited`(
        waiting: Nanoseconds,
        rest: UInt32
    ) {
        #expect(deliveries(after: waiting, expiry: 10).map(\.expiry) == [rest])
    }

    @Test func `one that was sent in time is sent again after it`() {
        #expect(deliveries(after: .zero, expiry: 10).count == 1)
        bench.advance(.seconds(11))
        let again = returning().take().deliveries
        #expect(again.map(\.isDuplicate) == [true])
        #expect(again.map(\.expiry) == [0])
        #expect(bench.core.statistics.messagesExpired == 0)
    }
}
