import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Testing

@Suite struct PublisherLoopReconnectTests {
    private let lost = TransportError.connectionLost(detail: "reset")

    @Test func `connects again after the first wait, shortened by at most a tenth`() {
        let virtual = begun()
        virtual.advance(to: .milliseconds(1_000))
        virtual.lose(0, lost)
        #expect(virtual.connections.opened == [0])
        virtual.advance(to: .milliseconds(1_000 + 115))
        #expect(virtual.connections.opened == [0])
        virtual.advance(to: .milliseconds(1_000 + 128))
        #expect(virtual.connections.opened == [0, 0])
    }

    @Test
    func `waits twice as long after each attempt that failed, and no longer than the longest`() {
        let virtual = begun(
            ReconnectPlan(
                first: .milliseconds(100),
                longest: .milliseconds(400),
                giveUpAfter: .seconds(60)
            )
        )
        virtual.lose(0, lost)
        var waits: [Int64] = []
        for _ in 0..<4 {
            let before = virtual.now
            let opened = virtual.connections.opened.count
            while virtual.connections.opened.count == opened, let wake = virtual.wake {
                virtual.now = max(virtual.now, wake)
                virtual.step()
            }
            waits.append((virtual.now - before).count / 1_000_000)
            virtual.lose(0, .connectionFailed(address: Self.address, detail: "refused"))
        }
        for (wait, full) in zip(waits, [100, 200, 400, 400] as [Int64]) {
            #expect(wait >= full * 9 / 10 - 1 && wait <= full, "waited \(waits) ms")
        }
    }

    @Test func `two publishers of a fleet do not come back at the same instant`() {
        let virtual = begun(publishers: 50, perSecond: 50)
        for member in 0..<50 { virtual.lose(member, lost) }
        var instants: Set<Int64> = []
        while virtual.connections.opened.count < 100, let wake = virtual.wake {
            virtual.now = max(virtual.now, wake)
            virtual.step()
            instants.insert(virtual.now.nanoseconds)
        }
        #expect(virtual.connections.opened.count == 100)
        #expect(instants.count > 40)
    }

    @Test func `what was in flight on a kept session is made again, byte for byte`() throws {
        let virtual = begun(perSecond: 10)
        virtual.advance(to: .milliseconds(250))
        let before = virtual.connections.published
        #expect(before.count == 3)
        virtual.lose(0, lost)
        virtual.wallOffset += 5_000
        virtual.advance(to: .milliseconds(400))
        let again = virtual.resume(0)
        #expect(again.map { String(decoding: $0.payload, as: UTF8.self) } == before.map(\.payload))
        let properties = again.map { message in
            message.userProperties.map {
                String(decoding: $0.name, as: UTF8.self) + "="
                    + String(decoding: $0.value, as: UTF8.self)
            }
        }
        #expect(properties == before.map(\.properties))
        #expect(again.map { String(decoding: $0.topic, as: UTF8.self) } == before.map(\.topic))
        let resent = virtual.records.compactMap { record -> UInt64? in
            if case .resent(_, let sequence, _) = record { sequence } else { nil }
        }
        #expect(resent == [0, 1, 2])
        #expect(virtual.control.status.unresolved == 0)
        #expect(virtual.control.status.reconnects == 1)
    }

    @Test
    func `a slot that came due without a connection leaves after the reconnect, held up by it`() {
        let virtual = begun(perSecond: 10)
        virtual.advance(to: .milliseconds(250))
        virtual.lose(0, lost)
        virtual.advance(to: .milliseconds(520))
        _ = virtual.resume(0)
        let late = virtual.sent.filter { $0.sent == .milliseconds(520) }
        #expect(late.map(\.sequence) == [3, 4, 5])
        #expect(late.allSatisfy { $0.delay == .connection })
        #expect(virtual.unsent.isEmpty)
    }

    @Test func `a session that the broker forgot leaves its messages unresolved`() {
        let virtual = begun(perSecond: 10)
        virtual.advance(to: .milliseconds(250))
        virtual.lose(0, lost)
        virtual.advance(to: .milliseconds(400))
        virtual.restart(0)
        let unresolved = virtual.records.compactMap { record -> UInt64? in
            if case .unresolved(_, let sequence, _) = record { sequence } else { nil }
        }
        #expect(unresolved == [0, 1, 2])
        #expect(
            virtual.connectionEvents.contains(.sessionLost(unresolved: 3))
                && virtual.connectionEvents.contains {
                    if case .connected(_, _, _, attempt: 1) = $0 { true } else { false }
                }
        )
    }

    @Test func `gives up when the plan's time is over, and says so once`() {
        let virtual = begun(
            ReconnectPlan(
                first: .milliseconds(100),
                longest: .milliseconds(100),
                giveUpAfter: .milliseconds(250)
            )
        )
        virtual.advance(to: .milliseconds(50))
        virtual.lose(0, lost)
        var attempts = 0
        while virtual.control.status.abandoned == 0, attempts < 10, let wake = virtual.wake {
            virtual.now = max(virtual.now, wake)
            let opened = virtual.connections.opened.count
            virtual.step()
            guard virtual.connections.opened.count > opened else { continue }
            attempts += 1
            virtual.lose(0, lost)
        }
        #expect(attempts == 2)
        #expect(virtual.control.status.failure == lost)
        #expect(virtual.connectionEvents.last == .gaveUp(reason: lost.description))
        #expect(virtual.control.status.unresolved == 1)
    }

    @Test(
        arguments: [
            (TransportError.disconnected(reason: ReasonCode(rawValue: 0x8E), detail: nil), false),
            (.disconnected(reason: ReasonCode(rawValue: 0x9C), detail: nil), false),
            (.disconnected(reason: ReasonCode(rawValue: 0x87), detail: nil), true),
            (.disconnected(reason: ReasonCode(rawValue: 0x8B), detail: nil), true),
            (.disconnected(reason: ReasonCode(rawValue: 0x98), detail: nil), true),
            (.connectionLost(detail: "reset"), true),
            (.certificateNotTrusted(address: Self.address, detail: "expired"), false),
        ]
    )
    func `tries again only where another attempt may help`(error: TransportError, isTried: Bool) {
        let virtual = begun()
        virtual.lose(0, error)
        #expect((virtual.control.status.abandoned == 0) == isTried)
    }

    @Test func `one who has nothing left to send or to hear does not come back`() {
        let virtual = begun(perSecond: 10, load: .milliseconds(150))
        virtual.advance(to: .milliseconds(200))
        virtual.acknowledge(2, on: 0)
        virtual.lose(0, lost)
        #expect(virtual.wake == nil)
        #expect(virtual.control.status.abandoned == 0)
        #expect(virtual.control.status.isFinished)
    }

    @Test func `a broker that is busy at the first attempt is asked again`() {
        let virtual = VirtualLoop(scenario(publishers: 1))
        virtual.step()
        virtual.lose(0, .connectRefused(reason: ReasonCode(rawValue: 0x97), detail: nil))
        #expect(virtual.control.status.failure == nil)
        virtual.now = virtual.wake ?? virtual.now
        virtual.step()
        #expect(virtual.connections.opened == [0, 0])
        virtual.accept(0)
        #expect(virtual.control.status.isConnected)
        #expect(virtual.control.status.reconnects == 0)
    }

    private static let address = BrokerAddress(host: "broker", port: 8_883, isSecure: true)

    private func scenario(
        _ plan: ReconnectPlan = ReconnectPlan(),
        publishers: Int,
        perSecond: UInt64 = 1,
        load: Nanoseconds = .seconds(10)
    ) -> Scenario {
        Samples.scenario(
            [Samples.workload(publishers: publishers, perSecond: perSecond)],
            connect: ConnectPlan(reconnect: plan),
            load: load
        )
    }

    private func begun(
        _ plan: ReconnectPlan = ReconnectPlan(),
        publishers: Int = 1,
        perSecond: UInt64 = 1,
        load: Nanoseconds = .seconds(10)
    ) -> VirtualLoop {
        let virtual = VirtualLoop(
            scenario(plan, publishers: publishers, perSecond: perSecond, load: load)
        )
        virtual.begin()
        return virtual
    }
}
