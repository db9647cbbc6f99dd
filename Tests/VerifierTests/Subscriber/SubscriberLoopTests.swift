import Evidence
import Messaging
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct SubscriberLoopTests {
    private let plan = TestPlan(slots: 10)
    private let run: RunIdentifier
    private let identity: IdentityProperty
    private let start = ScheduleStart()
    private let mailbox = RecordMailbox()
    private let control = SubscriberControl()
    private let connections = FakeConnections()
    private let loop: SubscriberLoop

    init() throws {
        run = try #require(RunIdentifier(rawValue: 77))
        identity = IdentityProperty(run: run, seed: 1)
        start.begin(at: MonotonicInstant(nanoseconds: 1_000))
        loop = SubscriberLoop(
            output: OutputTopic("processed"),
            quality: .atLeastOnce,
            plan: plan,
            identity: identity,
            start: start,
            mailbox: mailbox,
            control: control
        )
    }

    private func time(_ nanoseconds: Int64) -> LoopTime {
        LoopTime(
            monotonic: MonotonicInstant(nanoseconds: nanoseconds),
            wallClock: WallClockInstant(milliseconds: 0)
        )
    }

    private func handle(_ event: ConnectionEvent) {
        loop.handle(event, on: 0, at: time(1_500), through: connections)
    }

    private func step() -> [Record] {
        _ = loop.step(at: time(9_999), through: connections)
        return mailbox.take()
    }

    private func subscribe() {
        _ = step()
        handle(.connected(BrokerLimits(), .zero))
        handle(.subscribed(filter: "processed", granted: .atLeastOnce, after: .zero))
        _ = step()
    }

    private func message(
        _ payload: [UInt8],
        identity value: [UInt8]?,
        packetIdentifier: UInt16 = 0
    ) -> IncomingMessage {
        var message = IncomingMessage()
        message.bytes = Array("processed".utf8)
        message.topic = 0..<9
        if let value {
            let name = message.bytes.count..<message.bytes.count + IdentityProperty.name.count
            message.bytes += IdentityProperty.name + value
            message.userProperties = [
                .init(name: name, value: name.upperBound..<message.bytes.count)
            ]
        }
        message.payload = message.bytes.count..<message.bytes.count + payload.count
        message.bytes += payload
        message.quality = packetIdentifier == 0 ? .atMostOnce : .atLeastOnce
        message.packetIdentifier = packetIdentifier
        return message
    }

    private func value(of sequence: UInt64, publisher: UInt32 = 0) -> [UInt8] {
        var value: [UInt8] = []
        identity.write(publisher: publisher, sequence: sequence, into: &value)
        return value
    }

    private func payload(of sequence: UInt64) -> [UInt8] {
        var payload: [UInt8] = []
        plan.writePayload(publisher: 0, sequence: sequence, into: &payload)
        return payload
    }

    private func records(of message: IncomingMessage) -> [Record] {
        loop.received(message, on: 0, at: time(3_000), through: connections)
        return step()
    }

    private func received(
        _ sequence: UInt64,
        _ body: ReceivedRecord.Body,
        publisher: UInt32 = 0,
        isDuplicate: Bool = false
    ) -> [Record] {
        [
            .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: Nanoseconds(2_000),
                    body: body,
                    isDuplicate: isDuplicate
                )
            )
        ]
    }

    @Test func `opens its connection, subscribes, and says when it is ready`() {
        #expect(step().isEmpty)
        _ = step()
        #expect(connections.opened == [0])
        handle(.connected(BrokerLimits(), .zero))
        #expect(connections.subscriptions == ["processed 1"])
        #expect(control.state == .waiting)
        handle(.subscribed(filter: "processed", granted: .atLeastOnce, after: .zero))
        #expect(control.state == .subscribed(BrokerLimits(), granted: .atLeastOnce))
    }

    @Test func `where the graph aggregates, what names no slot is a result with its time`() throws {
        let loop = SubscriberLoop(
            output: OutputTopic("processed"),
            quality: .atLeastOnce,
            plan: plan,
            keepsResults: true,
            identity: identity,
            start: start,
            mailbox: mailbox,
            control: control
        )
        var message = message(Array("{}".utf8), identity: nil)
        let begin = message.bytes.count
        message.bytes += Array("__ts000001758255553528:00000:df".utf8)
        message.userProperties = [
            .init(name: begin..<begin + 4, value: begin + 4..<message.bytes.count)
        ]
        let other = try #require(RunIdentifier(rawValue: 78))
        var stale: [UInt8] = []
        IdentityProperty(run: other, seed: 1).write(publisher: 0, sequence: 1, into: &stale)
        let arrived = [
            message, self.message(Array("[]".utf8), identity: nil),
            self.message(payload(of: 2), identity: value(of: 2)), self.message([], identity: stale),
        ]
        for message in arrived {
            loop.received(message, on: 0, at: time(3_000), through: connections)
        }
        _ = loop.step(at: time(9_999), through: connections)
        let at = Nanoseconds(2_000)
        let time = WallClockInstant(milliseconds: 1_758_255_553_528)
        let results = [
            ResultRecord(received: at, timestamp: time, body: Array("{}".utf8)),
            ResultRecord(received: at, timestamp: nil, body: Array("[]".utf8)),
        ]
        #expect(
            mailbox.take() == results.map { .result($0) } + received(2, .asSent)
                + [.stranger(.staleRun(other), at: at)]
        )
    }

    @Test func `does not settle for a lower quality than it asked for`() {
        _ = step()
        handle(.connected(BrokerLimits(), .zero))
        handle(.subscribed(filter: "processed", granted: .atMostOnce, after: .zero))
        let error = TransportError.qualityLowered(
            filter: "processed",
            asked: .atLeastOnce,
            granted: .atMostOnce
        )
        #expect(control.state == .failed(error))
    }

    @Test func `knows a message of its own by its identity and compares it with its slot`() {
        subscribe()
        #expect(
            records(of: message(payload(of: 3), identity: value(of: 3))) == received(3, .asSent)
        )
        let other = Array("other".utf8)
        #expect(records(of: message(other, identity: value(of: 3))) == received(3, .other(other)))
        #expect(
            records(of: message(payload(of: 3) + [0x20], identity: value(of: 3)))
                == received(3, .other(payload(of: 3) + [0x20]))
        )
        var again = message(payload(of: 4), identity: value(of: 4))
        again.isDuplicate = true
        #expect(records(of: again) == received(4, .asSent, isDuplicate: true))
    }

    @Test func `keeps the body of a slot that is not in the plan`() {
        subscribe()
        let body = payload(of: 3)
        #expect(records(of: message(body, identity: value(of: 10))) == received(10, .other(body)))
        #expect(
            records(of: message(body, identity: value(of: 3, publisher: 1)))
                == received(3, .other(body), publisher: 1)
        )
    }

    @Test func `keeps at most 64 KiB of a body that is not as sent`() {
        subscribe()
        let large = [UInt8](repeating: 0x61, count: 100_000)
        #expect(
            records(of: message(large, identity: value(of: 3)))
                == received(3, .other(Array(large.prefix(65_536))))
        )
    }

    @Test func `tells strangers apart`() throws {
        subscribe()
        let at = Nanoseconds(2_000)
        #expect(records(of: message([], identity: nil)) == [.stranger(.foreign, at: at)])
        #expect(
            records(of: message([], identity: Array("nonsense".utf8)))
                == [.stranger(.foreign, at: at)]
        )
        var retained = message(payload(of: 3), identity: value(of: 3))
        retained.isRetained = true
        #expect(records(of: retained) == [.stranger(.retained, at: at)])
        let older = try #require(RunIdentifier(rawValue: 76))
        var stale: [UInt8] = []
        IdentityProperty(run: older, seed: 1).write(publisher: 0, sequence: 3, into: &stale)
        #expect(
            records(of: message(payload(of: 3), identity: stale))
                == [.stranger(.staleRun(older), at: at)]
        )
    }

    @Test func `acknowledges in the order of arrival, and only what it has posted`() {
        subscribe()
        var posted: [Record] = []
        connections.whenAcknowledged = { posted += mailbox.take() }
        for (identifier, sequence) in zip([9, 3, 7] as [UInt16], 0...2 as ClosedRange<UInt64>) {
            let message = message(
                payload(of: sequence),
                identity: value(of: sequence),
                packetIdentifier: identifier
            )
            loop.received(message, on: 0, at: time(3_000), through: connections)
        }
        #expect(connections.acknowledged.isEmpty)
        #expect(mailbox.take().isEmpty)
        _ = loop.step(at: time(3_000), through: connections)
        #expect(connections.acknowledged == [9, 3, 7])
        #expect(posted.count == 3)
        _ = loop.step(at: time(3_000), through: connections)
        #expect(connections.acknowledged.count == 3)
    }

    @Test func `acknowledges nothing of QoS 0`() {
        subscribe()
        _ = records(of: message(payload(of: 3), identity: value(of: 3)))
        #expect(connections.acknowledged.isEmpty)
    }

    @Test func `records the loss of its connection, and what came before it`() {
        subscribe()
        let message = message(payload(of: 3), identity: value(of: 3), packetIdentifier: 5)
        loop.received(message, on: 0, at: time(3_000), through: connections)
        let error = TransportError.connectionLost(detail: "reset")
        handle(.closed(error, unresolved: []))
        let at = Nanoseconds(500)
        let end: [Record] = [
            .connection(
                ConnectionRecord(.verifier, .disconnected(code: nil, reason: "\(error)")),
                at: at
            ),
            .connection(ConnectionRecord(.verifier, .gaveUp(reason: "\(error)")), at: at),
            .event(.subscriberDisconnected(reason: "\(error)"), at: at),
        ]
        #expect(step() == received(3, .asSent) + end)
        #expect(connections.acknowledged.isEmpty)
        #expect(control.state == .lost(error))
    }

    @Test func `an orderly end is no loss`() {
        subscribe()
        handle(.closed(nil, unresolved: []))
        #expect(step().isEmpty)
        #expect(control.state == .closed)
    }

    @Test func `a connection that never was is a failure`() {
        _ = step()
        let error = TransportError.connectionLost(detail: "refused")
        handle(.closed(error, unresolved: []))
        #expect(control.state == .failed(error))
        #expect(step().isEmpty)
    }
}
