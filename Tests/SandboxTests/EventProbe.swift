import Messaging
import Quantities
import Synchronization

/// One connection to a sandbox that keeps what happens to it and does what a test says.
final class EventProbe: LoopTask {
    /// What happened, seen from the test's thread.
    final class Log: Sendable {
        private struct Contents {
            var events: [ConnectionEvent] = []
            var isDone = false
            var waiting: CheckedContinuation<Void, Never>?
        }

        private let contents = Mutex(Contents())

        var events: [ConnectionEvent] { contents.withLock { $0.events } }

        func add(_ event: ConnectionEvent) { contents.withLock { $0.events.append(event) } }

        /// The test has what it waits for.
        func finish() {
            let waiting = contents.withLock { contents in
                contents.isDone = true
                defer { contents.waiting = nil }
                return contents.waiting
            }
            waiting?.resume()
        }

        func untilDone() async {
            await withCheckedContinuation { continuation in
                let isDone = contents.withLock { contents in
                    if !contents.isDone { contents.waiting = continuation }
                    return contents.isDone
                }
                if isDone { continuation.resume() }
            }
        }
    }

    private let log: Log
    private let react: (ConnectionEvent, any Connections, Log) -> Void
    private var hasOpened = false

    /// Makes the probe; `react` is told every event and finishes the log in the end.
    init(_ log: Log, react: @escaping (ConnectionEvent, any Connections, Log) -> Void) {
        self.log = log
        self.react = react
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        if !hasOpened { connections.open(0) }
        hasOpened = true
        return nil
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        log.add(event)
        react(event, connections, log)
    }
}
