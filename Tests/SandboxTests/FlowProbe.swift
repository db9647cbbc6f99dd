import MQTTClient
import Messaging
import Quantities
import Synchronization

@testable import Sandbox

/// Publishes messages to a sandbox's graph over the real transport and records what comes out.
///
/// Connection 0 publishes, connection 1 listens, so that neither order depends on the other.
final class FlowProbe: LoopTask {
    /// What came out, seen from the test's thread.
    final class Results: Sendable {
        struct Contents {
            var received: [(sequence: Int, payload: String)] = []
            var acknowledged = 0
            var errors: [TransportError] = []
            var isDone = false
            var waiting: CheckedContinuation<Void, Never>?
        }

        let contents = Mutex(Contents())

        /// Waits until the probe has what it waits for, or gave up.
        func untilDone() async {
            await withCheckedContinuation { continuation in
                let isDone = contents.withLock { contents in
                    if !contents.isDone { contents.waiting = continuation }
                    return contents.isDone
                }
                if isDone { continuation.resume() }
            }
        }

        func finish() {
            let waiting = contents.withLock { contents in
                contents.isDone = true
                defer { contents.waiting = nil }
                return contents.waiting
            }
            waiting?.resume()
        }
    }

    private let payloads: [String]
    private let results: Results
    /// When to give up.
    private let limit: Nanoseconds
    /// Whether everything that is to come out has.
    private let isComplete: (Results.Contents) -> Bool
    private var next = 0
    private var isListening = false
    private var isConnected = false
    private var deadline: MonotonicInstant?

    init(
        _ payloads: [String],
        results: Results,
        limit: Nanoseconds = .seconds(20),
        isComplete: @escaping (Results.Contents) -> Bool
    ) {
        self.payloads = payloads
        self.results = results
        self.limit = limit
        self.isComplete = isComplete
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        if deadline == nil {
            deadline = time.monotonic + limit
            for connection in 0..<connections.count { connections.open(connection) }
        }
        publish(through: connections)
        if results.contents.withLock({ isComplete($0) })
            || deadline.map({ time.monotonic >= $0 }) == true
        {
            results.finish()
            return nil
        }
        return time.monotonic + .milliseconds(5)
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected where connection == 1:
            connections.subscribe(to: "processed", quality: .atLeastOnce, on: 1)
        case .connected:
            isConnected = true
        case .subscribed:
            isListening = true
        case .unblocked:
            publish(through: connections)
        case .subscribeFailed(let error), .closed(.some(let error), _):
            results.contents.withLock { $0.errors.append(error) }
            results.finish()
        case .closed, .sessionResumed, .sessionLost, .reauthenticated, .reauthenticationFailed:
            break
        }
    }

    func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        guard !reason.isFailure else { return }
        results.contents.withLock { $0.acknowledged += 1 }
    }

    func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        let sequence = message.value(ofProperty: Array("seq".utf8)).flatMap {
            Int(String(decoding: message.bytes[$0], as: UTF8.self))
        }
        let payload = String(decoding: message.bytes[message.payload], as: UTF8.self)
        results.contents.withLock { $0.received.append((sequence ?? -1, payload)) }
        connections.acknowledge(message.packetIdentifier, on: connection)
    }

    private func publish(through connections: any Connections) {
        guard isListening, isConnected else { return }
        while next < payloads.count {
            let message = OutgoingMessage(
                topic: "raw",
                payload: Array(payloads[next].utf8),
                userProperties: [UserProperty("__ts", "1:0:p"), UserProperty("seq", "\(next)")]
            )
            guard connections.publish(message, on: 0, token: UInt64(next)) == .accepted else {
                return
            }
            next += 1
        }
    }
}
