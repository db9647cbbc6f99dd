import Messaging
import Quantities

/// Publishes one ready-made message as often as the transport takes it, on all its connections.
///
/// A class because the event loop keeps it. A turn gives each connection about one TLS record's
/// worth, so that no message waits for another connection's backlog. The time counts from the
/// moment when every connection is open to the one when each has closed in good order, so all
/// that was accepted has been written.
final class FloodTask: LoopTask {
    /// How many connections are being made at once.
    private static let openingLimit = 64
    /// About as many packets as fit in a TLS record of 16 KiB.
    private static let turn = 112

    private let message = OutgoingMessage(
        topic: BenchmarkScenario.input,
        // As long as raw.c's packet, to the byte.
        payload: Array(#"{"temperature":{"value":3421.125,"unit":"C"}}"#.utf8),
        quality: .atMostOnce,
        userProperties: [
            UserProperty("__ts", "1758255553528:0:e5k0d3mz-17"),
            UserProperty("crucible", "e5k0d3mz00000h0000000000"),
        ]
    )
    private var meter: SendingMeter
    private var remaining: [Int]
    private var isBlocked: [Bool]
    private var opened = 0
    private var connected = 0

    /// Creates a task.
    ///
    /// - Parameters:
    ///   - connections: How many connections there are.
    ///   - messages: How many messages they share.
    ///   - report: Told once what it cost.
    init(connections: Int, messages: Int, report: Sending.Report) {
        meter = SendingMeter(report: report)
        remaining = (0..<connections).map { number in
            messages / connections + (number < messages % connections ? 1 : 0)
        }
        isBlocked = Array(repeating: false, count: connections)
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        openMore(through: connections)
        guard connected == connections.count else { return nil }
        meter.begin()
        var canGoOn = false
        for number in remaining.indices where remaining[number] > 0 && !isBlocked[number] {
            send(on: number, through: connections)
            canGoOn = canGoOn || (remaining[number] > 0 && !isBlocked[number])
        }
        if remaining.allSatisfy({ $0 == 0 }) { meter.close(through: connections) }
        return canGoOn ? time.monotonic : nil
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected: connected += 1
        case .unblocked: isBlocked[connection] = false
        case .closed, .subscribed, .subscribeFailed: break
        }
        meter.handle(event, through: connections)
    }

    private func openMore(through connections: any Connections) {
        while opened < connections.count, opened - connected < Self.openingLimit {
            connections.open(opened)
            opened += 1
        }
    }

    private func send(on connection: ConnectionNumber, through connections: any Connections) {
        for _ in 0..<min(Self.turn, remaining[connection]) {
            switch connections.publish(message, on: connection, token: 0) {
            case .accepted:
                remaining[connection] -= 1
            case .windowFull, .blocked:
                isBlocked[connection] = true
                return
            case .notConnected, .notAllowed:
                meter.fail("a connection no longer takes messages; see the sink's output")
                isBlocked[connection] = true
                return
            }
        }
    }
}
