import Evidence
import Messaging
import Quantities
import Testing

@testable import Inquiry

/// The task that sends what a course says, over connections in memory.
@Suite struct ConversationLoopTests {
    /// Says five messages at once and ends when it has heard one.
    private struct FiveWords: ConversationCourse {
        var heard: [Arrival] = []
        var answers: [UInt64: ReasonCode] = [:]
        var hasSpoken = false
        var isOver: Bool { !heard.isEmpty }

        mutating func step(
            at now: MonotonicInstant,
            saying messages: inout [Utterance]
        ) -> MonotonicInstant? {
            guard !hasSpoken else { return nil }
            hasSpoken = true
            for number in 0..<5 as Range<UInt64> {
                messages.append(Utterance(number: number, topic: "raw", payload: [UInt8(number)]))
            }
            return nil
        }

        mutating func hear(_ arrival: Arrival, at now: MonotonicInstant) { heard.append(arrival) }

        mutating func acknowledged(
            _ number: UInt64,
            reason: ReasonCode,
            at now: MonotonicInstant
        ) { answers[number] = reason }
    }

    /// A connection that takes a few messages at a time.
    private final class Wire: Connections {
        let count = 1
        var room = 2
        var published: [(message: OutgoingMessage, token: UInt64)] = []
        var acknowledged: [UInt16] = []
        var subscribed: [String] = []
        var isOpen = false

        func publish(
            _ message: borrowing OutgoingMessage,
            on connection: ConnectionNumber,
            token: UInt64
        ) -> PublishResult {
            guard room > 0 else { return .windowFull }
            room -= 1
            published.append((copy message, token))
            return .accepted
        }

        func inFlight(on connection: ConnectionNumber) -> Int { 0 }
        func open(_ connection: ConnectionNumber) { isOpen = true }
        func close(_ connection: ConnectionNumber) { isOpen = false }
        func subscribe(to filter: String, quality: QualityOfService, on _: ConnectionNumber) {
            subscribed.append(filter)
        }
        func reauthenticate(_ connection: ConnectionNumber) {}
        func giveUpSession(of connection: ConnectionNumber) -> [UInt64] { [] }
        func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
            acknowledged.append(packetIdentifier)
        }
    }

    private let run = RunIdentifier(start: WallClockInstant(milliseconds: 60_000), random: 1)
    private let control = ConversationControl<FiveWords>()
    private let wire = Wire()
    private let loop: ConversationLoop<FiveWords>

    init() {
        loop = ConversationLoop(
            FiveWords(),
            output: "processed",
            run: run,
            seed: 7,
            control: control
        )
    }

    private func time(_ milliseconds: Int64) -> LoopTime {
        LoopTime(
            monotonic: MonotonicInstant(nanoseconds: milliseconds * 1_000_000),
            wallClock: WallClockInstant(milliseconds: milliseconds)
        )
    }

    private func subscribe() {
        _ = loop.step(at: time(1), through: wire)
        loop.handle(.connected(BrokerLimits(), .zero), on: 0, at: time(2), through: wire)
        loop.handle(
            .subscribed(filter: "processed", granted: .atLeastOnce, after: .zero),
            on: 0,
            at: time(3),
            through: wire
        )
    }

    private func incoming(_ identity: [UInt8], retained: Bool = false) -> IncomingMessage {
        var message = IncomingMessage()
        let name = IdentityProperty.name
        message.bytes = name + identity + Array("{}".utf8)
        let value = name.count..<name.count + identity.count
        message.userProperties = [.init(name: 0..<name.count, value: value)]
        message.payload = value.upperBound..<message.bytes.count
        message.quality = .atLeastOnce
        message.packetIdentifier = 9
        message.isRetained = retained
        return message
    }

    private func identity(_ publisher: UInt32, _ number: UInt64) -> [UInt8] {
        var value: [UInt8] = []
        IdentityProperty(run: run, seed: 7)
            .write(publisher: publisher, sequence: number, into: &value)
        return value
    }

    @Test func `nothing is said before the output is subscribed`() {
        _ = loop.step(at: time(1), through: wire)
        #expect(wire.isOpen)
        loop.handle(.connected(BrokerLimits(), .zero), on: 0, at: time(2), through: wire)
        _ = loop.step(at: time(2), through: wire)
        #expect(wire.subscribed == ["processed"])
        #expect(wire.published.isEmpty)
    }

    @Test func `what finds no room waits and leaves in order`() {
        subscribe()
        _ = loop.step(at: time(4), through: wire)
        #expect(wire.published.map(\.token) == [0, 1])
        wire.room = 10
        loop.handle(.unblocked, on: 0, at: time(5), through: wire)
        #expect(wire.published.map(\.token) == [0, 1, 2, 3, 4])
        #expect(wire.published.map(\.message.payload) == (0..<5).map { [UInt8($0)] })
    }

    @Test func `each message has an identity that no verifier takes for the load's, and a time`() {
        wire.room = 10
        subscribe()
        _ = loop.step(at: time(4), through: wire)
        var times: Set<String> = []
        for (message, token) in wire.published {
            #expect(message.userProperties[0].name == Array("__ts".utf8))
            times.insert(String(decoding: message.userProperties[0].value, as: UTF8.self))
            let reading = IdentityProperty(run: run, seed: 7)
                .read(message.userProperties[1].value[...])
            #expect(
                message.userProperties[0].value.suffix(24) == message.userProperties[1].value[...]
            )
            let publisher = MessageIdentity.questionPublisher
            #expect(reading == .own(publisher: publisher, sequence: token))
        }
        #expect(times.count == 5)
        #expect(times.allSatisfy { $0.hasPrefix("4:") })
    }

    @Test func `what comes out is told by whose it is, and acknowledged`() throws {
        subscribe()
        let cases: [(IncomingMessage, Arrival.Origin)] = [
            (incoming(identity(MessageIdentity.questionPublisher, 3)), .own(3)),
            (incoming(identity(5, 3)), .other),
            (incoming(identity(MessageIdentity.probePublisher, 3)), .other),
            (incoming(Array("something else entirely!".utf8)), .unknown),
            (incoming(identity(MessageIdentity.questionPublisher, 3), retained: true), .retained),
        ]
        for (message, _) in cases { loop.received(message, on: 0, at: time(4), through: wire) }
        _ = loop.step(at: time(5), through: wire)
        #expect(wire.acknowledged == [9, 9, 9, 9, 9])
        guard case .over(let course) = control.state else {
            Issue.record("not over")
            return
        }
        #expect(course.heard.map(\.origin) == cases.map(\.1))
        #expect(course.heard[0].payload == Array("{}".utf8))
        #expect(course.heard[0].properties.isEmpty)
        #expect(course.heard[1].payload.isEmpty)
    }

    @Test func `an end stays an end, whatever happens to the connection afterwards`() {
        subscribe()
        control.end()
        _ = loop.step(at: time(5), through: wire)
        loop.handle(.closed(nil, unresolved: []), on: 0, at: time(6), through: wire)
        guard case .over = control.state else {
            Issue.record("not over")
            return
        }
    }

    @Test func `a connection that ends is a failure`() {
        subscribe()
        let error = TransportError.connectionLost(detail: "reset")
        loop.handle(.closed(error, unresolved: []), on: 0, at: time(6), through: wire)
        guard case .failed(.connectionLost, _, sent: 0) = control.state else {
            Issue.record("not failed")
            return
        }
    }
}
