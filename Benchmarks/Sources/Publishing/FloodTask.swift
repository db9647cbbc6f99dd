import Messaging
import Quantities

/// Publishes one ready-made message as often as the transport takes it, on all its connections.
///
/// A class because the event loop keeps it. Connections take turns, and a call gives turns to a few
/// of them, so that a call is worth its price and what it encodes still lies in a cache when it is
/// written. The time counts from the moment when every connection is open to the one when each has
/// closed in good order, so all that was accepted has been written, and acknowledged under QoS 1.
final class FloodTask: LoopTask {
    /// How many connections are being made at once.
    private static let openingLimit = 64
    /// How many messages, about, one call of the loop sends.
    private static let messagesInStep = 448

    private let message: OutgoingMessage
    private let turn: Int
    private let turnsInStep: Int
    private var meter: SendingMeter
    private var remaining: [Int]
    private var isBlocked: [Bool]
    /// Whose turns are left in this round, from `place` on, and in the next.
    private var round: [Int]
    private var nextRound: [Int] = []
    private var place = 0
    private var unsent: Int
    private var awaited = 0
    private var opened = 0
    private var connected = 0

    /// Creates a task.
    ///
    /// - Parameters:
    ///   - flood: What to send.
    ///   - report: Told once what it cost.
    init(_ flood: Flood, report: Sending.Report) {
        meter = SendingMeter(report: report)
        message = flood.message
        turn = flood.turn
        turnsInStep = max(1, Self.messagesInStep / flood.turn)
        unsent = flood.messages
        remaining = (0..<flood.connections).map { number in
            flood.messages / flood.connections
                + (number < flood.messages % flood.connections ? 1 : 0)
        }
        isBlocked = Array(repeating: false, count: flood.connections)
        round = Array(0..<flood.connections)
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        openMore(through: connections)
        guard connected == connections.count else { return nil }
        meter.begin()
        for _ in 0..<min(turnsInStep, round.count - place) {
            send(on: round[place], through: connections)
            place += 1
        }
        if place == round.count {
            round.removeAll(keepingCapacity: true)
            swap(&round, &nextRound)
            place = 0
        }
        if unsent == 0, awaited == 0 { meter.close(through: connections) }
        return place < round.count ? time.monotonic : nil
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected: connected += 1
        case .unblocked:
            guard isBlocked[connection] else { break }
            isBlocked[connection] = false
            nextRound.append(connection)
        default: break
        }
        meter.handle(event, through: connections)
    }

    func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        awaited -= 1
    }

    private func openMore(through connections: any Connections) {
        while opened < connections.count, opened - connected < Self.openingLimit {
            connections.open(opened)
            opened += 1
        }
    }

    private func send(on connection: ConnectionNumber, through connections: any Connections) {
        // A local count: this loop is what is measured, so it does as little as it can.
        let wanted = min(turn, remaining[connection])
        var sent = 0
        while sent < wanted {
            let result = connections.publish(message, on: connection, token: 0)
            guard result == .accepted else {
                if result == .notConnected || result == .notAllowed {
                    meter.fail("a connection no longer takes messages; see the sink's output")
                }
                isBlocked[connection] = true
                break
            }
            sent += 1
        }
        remaining[connection] -= sent
        unsent -= sent
        if message.quality > .atMostOnce { awaited += sent }
        if !isBlocked[connection], remaining[connection] > 0 { nextRound.append(connection) }
    }
}
