import Messaging
import Quantities

/// Opens all its connections, a bounded number at a time, and reports when every one is open.
///
/// A class because the event loop keeps it.
final class ConnectTask: LoopTask {
    /// What the process has used.
    struct Usage: Sendable {
        /// CPU time.
        var processor: Nanoseconds
        /// Resident memory, in bytes.
        var memory: Int

        /// What it has used so far.
        static func now() -> Usage {
            Usage(processor: ProcessorTime.used(), memory: ResidentMemory.bytes())
        }
    }

    /// Told once: what was used before the first connection and with all of them open.
    typealias Report =
        AsyncStream<Result<(before: Usage, after: Usage), BenchmarkError>>.Continuation

    /// How many connections are being made at once; as many as the publisher loop makes.
    private static let openingLimit = 64

    private let report: Report
    private var before: Usage?
    private var opened = 0
    private var connected = 0

    /// Creates a task that reports once.
    init(report: Report) {
        self.report = report
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        before = before ?? Usage.now()
        while opened < connections.count, opened - connected < Self.openingLimit {
            connections.open(opened)
            opened += 1
        }
        return nil
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected:
            connected += 1
            guard connected == connections.count, let before else { return }
            report.yield(.success((before, Usage.now())))
            report.finish()
        case .closed(let error, _):
            let reason = error.map { "\($0)" } ?? "it was closed"
            report.yield(.failure(BenchmarkError("connection \(connection): \(reason)")))
            report.finish()
        default: break
        }
    }
}
