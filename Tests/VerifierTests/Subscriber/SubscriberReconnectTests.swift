import Evidence
import Messaging
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct SubscriberReconnectTests {
    private let mailbox = RecordMailbox()
    private let control = SubscriberControl()
    private let connections = FakeConnections()
    private let loop: SubscriberLoop
    private let reset = TransportError.connectionLost(detail: "reset")

    init() throws {
        let run = try #require(RunIdentifier(rawValue: 77))
        loop = SubscriberLoop(
            output: OutputTopic("processed"),
            quality: .atLeastOnce,
            plan: TestPlan(slots: 10),
            connect: ConnectPlan(
                reconnect: ReconnectPlan(
                    first: .milliseconds(100),
                    longest: .seconds(1),
                    giveUpAfter: .milliseconds(500)
                )
            ),
            identity: IdentityProperty(run: run, seed: 1),
            start: ScheduleStart(),
            mailbox: mailbox,
            control: control
        )
        _ = step(at: 0)
        handle(.connected(BrokerLimits(), .zero))
        handle(.subscribed(filter: "processed", granted: .atLeastOnce, after: .zero))
        _ = step(at: 0)
        _ = mailbox.take()
    }

    private func time(_ milliseconds: Int64) -> LoopTime {
        LoopTime(
            monotonic: MonotonicInstant(nanoseconds: milliseconds * 1_000_000),
            wallClock: WallClockInstant(milliseconds: 0)
        )
    }

    private func handle(_ event: ConnectionEvent, at milliseconds: Int64 = 0) {
        loop.handle(event, on: 0, at: time(milliseconds), through: connections)
    }

    private func step(at milliseconds: Int64) -> Int64? {
        loop.step(at: time(milliseconds), through: connections)
            .map { $0.nanoseconds / 1_000_000 }
    }

    private var events: [ConnectionRecord.Event] {
        mailbox.take().compactMap {
            if case .connection(let record, _) = $0 { record.event } else { nil }
        }
    }

    @Test func `opens its connection again after the first wait`() {
        handle(.closed(reset, unresolved: []), at: 1_000)
        #expect(control.state == .reconnecting(reset))
        #expect(step(at: 1_000) == 1_100)
        #expect(connections.opened == [0])
        #expect(step(at: 1_100) == nil)
        #expect(connections.opened == [0, 0])
    }

    @Test func `does not subscribe again on a session that was kept`() {
        handle(.closed(reset, unresolved: []), at: 1_000)
        _ = step(at: 1_100)
        handle(.connected(BrokerLimits(), .zero), at: 1_110)
        handle(.sessionResumed(resent: []), at: 1_110)
        #expect(connections.subscriptions == ["processed 1"])
        #expect(control.state == .subscribed(BrokerLimits(), granted: .atLeastOnce))
        _ = step(at: 1_110)
        #expect(
            events == [
                .disconnected(code: nil, reason: reset.description),
                .connected(tcp: .zero, tls: nil, acceptance: .zero, attempt: 1),
                .sessionResumed(resent: 0),
            ]
        )
    }

    @Test func `subscribes again where the session was forgotten, and is blind until then`() {
        handle(.closed(reset, unresolved: []), at: 1_000)
        _ = step(at: 1_100)
        handle(.connected(BrokerLimits(), .zero), at: 1_110)
        handle(.sessionLost(unresolved: []), at: 1_110)
        #expect(connections.subscriptions == ["processed 1", "processed 1"])
        #expect(control.state == .reconnecting(reset))
        handle(
            .subscribed(filter: "processed", granted: .atLeastOnce, after: .milliseconds(2)),
            at: 1_112
        )
        #expect(control.state == .subscribed(BrokerLimits(), granted: .atLeastOnce))
        _ = step(at: 1_112)
        #expect(
            events.suffix(2) == [.sessionLost(unresolved: 0), .subscribed(after: .milliseconds(2))]
        )
    }

    @Test func `subscribes again on a kept session whose subscription was never answered`() {
        handle(.closed(reset, unresolved: []), at: 1_000)
        _ = step(at: 1_100)
        handle(.connected(BrokerLimits(), .zero), at: 1_110)
        handle(.sessionLost(unresolved: []), at: 1_110)
        // The broker has begun a session; the connection ends before it answers the subscription.
        handle(.closed(reset, unresolved: []), at: 1_111)
        #expect(step(at: 1_111) == 1_211)
        _ = step(at: 1_211)
        handle(.connected(BrokerLimits(), .zero), at: 1_220)
        handle(.sessionResumed(resent: []), at: 1_220)
        #expect(connections.subscriptions.count == 3)
        #expect(control.state == .reconnecting(reset), "blind until the subscription is answered")
        handle(
            .subscribed(filter: "processed", granted: .atLeastOnce, after: .milliseconds(2)),
            at: 1_222
        )
        #expect(control.state == .subscribed(BrokerLimits(), granted: .atLeastOnce))
        // From now on the session holds it.
        handle(.closed(reset, unresolved: []), at: 2_000)
        _ = step(at: 2_100)
        handle(.connected(BrokerLimits(), .zero), at: 2_110)
        handle(.sessionResumed(resent: []), at: 2_110)
        #expect(connections.subscriptions.count == 3)
        #expect(control.state == .subscribed(BrokerLimits(), granted: .atLeastOnce))
    }

    @Test func `gives up when its time is over, and the run knows`() {
        handle(.closed(reset, unresolved: []), at: 1_000)
        _ = step(at: 1_100)
        handle(.closed(reset, unresolved: []), at: 1_150)
        #expect(step(at: 1_150) == 1_350)
        _ = step(at: 1_350)
        handle(.closed(reset, unresolved: []), at: 1_360)
        #expect(control.state == .lost(reset))
        #expect(!control.isAlive)
        let names = events.map { event in "\(event)".prefix { $0 != "(" } }
        #expect(names == ["disconnected", "attemptFailed", "gaveUp"])
    }

    @Test func `shows a fresh token on a connection that stands, once for each time it is told`() {
        control.renew()
        _ = step(at: 10)
        _ = step(at: 20)
        #expect(connections.reauthenticated == 1)
        handle(.closed(reset, unresolved: []), at: 1_000)
        control.renew()
        _ = step(at: 1_010)
        #expect(connections.reauthenticated == 1, "a new connection reads the token itself")
    }
}
