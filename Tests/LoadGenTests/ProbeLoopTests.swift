import Evidence
import Messaging
import Quantities
import Scenarios
import Testing

@testable import LoadGen

/// What probes are and when they leave.
@Suite struct ProbeLoopTests {
    private static let interval = Nanoseconds.milliseconds(100)

    private let plan = LoadPlan(
        Samples.scenario([Samples.workload(publishers: 3, perSecond: 30)])
    )
    private let run = RunIdentifier(rawValue: 0x12_3456_789A)
    private let control = ProbeControl()
    private let connections: FakeConnections = {
        let connections = FakeConnections(count: 1)
        connections.wires[0].isOpen = true
        return connections
    }()

    private func loop(_ slots: [ProbeLoop.Slot]) throws -> ProbeLoop {
        ProbeLoop(
            plan: plan,
            slots: slots,
            run: try #require(run),
            interval: Self.interval,
            control: control
        )
    }

    private func time(_ milliseconds: Int64) -> LoopTime {
        LoopTime(
            monotonic: MonotonicInstant(nanoseconds: milliseconds * 1_000_000),
            wallClock: WallClockInstant(milliseconds: 1_758_255_553_528 + milliseconds)
        )
    }

    @Test func `one leaves when the connection stands, and one an interval after that`() throws {
        let loop = try loop([.init(publisher: 0, sequence: 0)])
        #expect(loop.step(at: time(0), through: connections) == nil)
        #expect(connections.opened == [0])
        loop.handle(
            .connected(BrokerLimits(), .zero),
            on: 0,
            at: time(40),
            through: connections
        )
        var sent: [Int] = []
        for now in [40, 90, 140, 199, 260, 340] as [Int64] {
            _ = loop.step(at: time(now), through: connections)
            sent.append(connections.published.count)
        }
        #expect(sent == [1, 1, 2, 2, 3, 3])
        #expect(control.status.sent == 3)
    }

    @Test func `each holds what its slot holds, in turn, under the probes' number`() throws {
        let slots: [ProbeLoop.Slot] = [
            .init(publisher: 2, sequence: 5), .init(publisher: 0, sequence: 7),
        ]
        let loop = try loop(slots)
        _ = loop.step(at: time(0), through: connections)
        loop.handle(.connected(BrokerLimits(), .zero), on: 0, at: time(0), through: connections)
        for now in [0, 100, 200] as [Int64] { _ = loop.step(at: time(now), through: connections) }
        let identity = IdentityProperty(run: try #require(run), seed: plan.seed)
        for (index, message) in connections.published.enumerated() {
            let slot = slots[index % 2]
            var expected: [UInt8] = []
            plan.writePayload(
                publisher: slot.publisher,
                sequence: slot.sequence,
                into: &expected
            )
            #expect(message.payload == String(decoding: expected, as: UTF8.self))
            #expect(message.topic == plan.topic(of: slot.publisher))
            let value = try #require(message.properties.last).split(separator: "=").last
            #expect(
                identity.read(Array(try #require(value).utf8)[...])
                    == .own(publisher: MessageIdentity.probePublisher, sequence: UInt64(index))
            )
        }
        #expect(connections.published.count == 3)
    }

    @Test func `a refusal and the connection's end are told, the first of each`() throws {
        let loop = try loop([.init(publisher: 0, sequence: 0)])
        let reasons = [0x00, 0x97, 0x87].map { ReasonCode(rawValue: $0) }
        for reason in reasons {
            loop.acknowledged(0, on: 0, reason: reason, at: time(0), through: connections)
        }
        #expect(control.status.refusal == reasons[1])
        let error = TransportError.connectRefused(reason: reasons[2], detail: nil)
        loop.handle(.closed(error, unresolved: []), on: 0, at: time(0), through: connections)
        loop.handle(.closed(nil, unresolved: []), on: 0, at: time(0), through: connections)
        #expect(control.status.failure == error)
        #expect(loop.step(at: time(500), through: connections) == nil)
    }
}
