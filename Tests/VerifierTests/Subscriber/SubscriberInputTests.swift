import Evidence
import Messaging
import Quantities
import Scenarios
import Testing

@testable import Verifier

/// The verifier's loop where it watches the input as well.
@Suite struct SubscriberInputTests {
    private let plan = TestPlan(slots: 10)
    private let identity: IdentityProperty
    private let mailbox = RecordMailbox()
    private let control = SubscriberControl()
    private let connections = FakeConnections()
    private let loop: SubscriberLoop
    private let time = LoopTime(
        monotonic: MonotonicInstant(nanoseconds: 5_000),
        wallClock: WallClockInstant(milliseconds: 0)
    )

    init() throws {
        let run = try #require(RunIdentifier(rawValue: 77))
        identity = IdentityProperty(run: run, seed: 1)
        let start = ScheduleStart()
        start.begin(at: MonotonicInstant(nanoseconds: 0))
        loop = SubscriberLoop(
            output: OutputTopic("processed"),
            input: "raw/+",
            quality: .atLeastOnce,
            plan: plan,
            identity: identity,
            start: start,
            mailbox: mailbox,
            control: control
        )
        _ = loop.step(at: time, through: connections)
        handle(.connected(BrokerLimits(), .zero))
    }

    private func handle(_ event: ConnectionEvent) {
        loop.handle(event, on: 0, at: time, through: connections)
    }

    private func grant(_ filter: String, after milliseconds: Int64) {
        handle(
            .subscribed(
                filter: filter,
                granted: .atLeastOnce,
                after: .milliseconds(milliseconds)
            )
        )
    }

    private var isSubscribed: Bool {
        if case .subscribed = control.state { true } else { false }
    }

    /// What one message on `topic` is recorded as.
    private func record(
        on topic: String,
        publisher: UInt32 = 0,
        sequence: UInt64 = 3,
        isOwn: Bool = true
    ) -> [Record] {
        var value: [UInt8] = []
        identity.write(publisher: publisher, sequence: sequence, into: &value)
        var payload: [UInt8] = []
        plan.writePayload(publisher: 0, sequence: 3, into: &payload)
        var message = IncomingMessage()
        let name = IdentityProperty.name
        message.bytes = Array(topic.utf8) + name + value + payload
        message.topic = 0..<topic.utf8.count
        let start = topic.utf8.count + name.count
        if isOwn {
            message.userProperties = [
                .init(name: topic.utf8.count..<start, value: start..<start + value.count)
            ]
        }
        message.payload = start + value.count..<message.bytes.count
        loop.received(message, on: 0, at: time, through: connections)
        _ = loop.step(at: time, through: connections)
        return mailbox.take()
    }

    @Test func `is subscribed when both are granted, and as late as the later`() {
        #expect(connections.subscriptions == ["processed 1", "raw/+ 1"])
        grant("processed", after: 9)
        #expect(!isSubscribed)
        grant("raw/+", after: 4)
        #expect(isSubscribed)
        _ = loop.step(at: time, through: connections)
        let events = mailbox.take().compactMap { record in
            if case .connection(let record, _) = record { record.event } else { nil }
        }
        #expect(events.last == .subscribed(after: .milliseconds(9)))
        #expect(events.count == 2, "connected, and subscribed once")
    }

    @Test func `asks for both again when the session was lost, and waits for both`() {
        grant("processed", after: 1)
        grant("raw/+", after: 1)
        handle(.closed(.connectionLost(detail: "reset"), unresolved: []))
        handle(.connected(BrokerLimits(), .zero))
        handle(.sessionLost(unresolved: []))
        #expect(connections.subscriptions.count == 4)
        _ = loop.step(at: time, through: connections)
        _ = mailbox.take()
        grant("raw/+", after: 1)
        _ = loop.step(at: time, through: connections)
        #expect(mailbox.take().isEmpty, "what comes out is not seen yet")
        grant("processed", after: 1)
        _ = loop.step(at: time, through: connections)
        #expect(mailbox.take().count == 1)
    }

    @Test func `a message on the output came out, one on any other topic went in`() {
        let seen = ReceivedRecord(
            publisher: 0,
            sequence: 3,
            received: .microseconds(5),
            body: .asSent,
            isDuplicate: false
        )
        #expect(record(on: "processed").contains(.received(seen)))
        #expect(record(on: "raw/0").contains(.entered(seen)))
    }

    @Test func `what is not of the load is no message of the input's ledger`() {
        #expect(
            record(on: "raw/0", isOwn: false).contains(.stranger(.onInput, at: .microseconds(5)))
        )
        let probe = MessageIdentity.probePublisher
        #expect(
            record(on: "processed", publisher: probe).contains { record in
                if case .stranger(.probe, _) = record { true } else { false }
            }
        )
        #expect(
            !record(on: "raw/0", publisher: probe).contains { record in
                if case .stranger = record { true } else { false }
            },
            "a probe that went in has not come out"
        )
    }
}
