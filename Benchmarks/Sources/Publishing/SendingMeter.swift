import Messaging
import Quantities

/// Times the messages of one task by the CPU clock and reports once, whatever comes first: every
/// connection closed in good order, or something that spoils the figure.
struct SendingMeter {
    private let report: Sending.Report
    private var start: Nanoseconds?
    private var isClosing = false
    private var closed = 0

    /// Creates a meter at rest.
    init(report: Sending.Report) {
        self.report = report
    }

    /// Whether the messages are being sent now.
    var isRunning: Bool { start != nil && !isClosing }

    /// Every connection is open and the first message is about to leave.
    mutating func begin() {
        if start == nil { start = ProcessorTime.used() }
    }

    /// Everything was accepted: has it written and the connections closed.
    mutating func close(through connections: any Connections) {
        guard isRunning else { return }
        isClosing = true
        for number in 0..<connections.count { connections.close(number) }
    }

    /// Takes note of a connection's end.
    mutating func handle(_ event: ConnectionEvent, through connections: any Connections) {
        guard case .closed(let error, _) = event else { return }
        closed += 1
        if let error {
            fail("\(error)")
        } else if !isClosing {
            fail("a connection was closed before its messages were sent; is the sink still there?")
        } else if closed == connections.count, let start {
            report.yield(.success(ProcessorTime.used() - start))
            report.finish()
        }
    }

    /// Ends the measurement without a figure; only the first report counts.
    func fail(_ problem: String) {
        report.yield(.failure(BenchmarkError(problem)))
        report.finish()
    }
}
