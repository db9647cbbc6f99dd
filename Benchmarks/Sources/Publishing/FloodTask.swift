import Messaging
import Quantities

/// Publishes one ready-made message as often as the transport takes it, on all its connections.
///
/// A class because the event loop keeps it. A call gives each connection about one TLS record's
/// worth, and a few records' worth where connections are few, so that a call is worth its price.
/// The time counts from the moment when every connection is open to the one when each has closed
/// in good order, so all that was accepted has been written.
final class FloodTask: LoopTask {
    /// How many connections are being made at once.
    private static let openingLimit = 64
    /// How many packets fit in a TLS record of 16 KiB.
    private static let packetsInRecord = 112

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
    /// How many messages a connection gets in one call of the loop.
    private let turn: Int
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
        turn = max(Self.packetsInRecord, 4 * Self.packetsInRecord / connections)
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
        case .closed, .subscribed, .subscribeFailed, .sessionResumed, .sessionLost,
            .reauthenticated, .reauthenticationFailed:
            break
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
        // A local count: this loop is what is measured, so it does as little as it can.
        var left = remaining[connection]
        let end = max(0, left - turn)
        while left > end {
            let result = connections.publish(message, on: connection, token: 0)
            guard result == .accepted else {
                if result == .notConnected || result == .notAllowed {
                    meter.fail("a connection no longer takes messages; see the sink's output")
                }
                isBlocked[connection] = true
                break
            }
            left -= 1
        }
        remaining[connection] = left
    }
}
