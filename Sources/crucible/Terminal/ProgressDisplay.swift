import Harness
import Quantities
import Synchronization

/// Shows a run's progress on standard error: one line that changes in place on a terminal, a line
/// every few seconds otherwise.
final class ProgressDisplay: Sendable {
    private struct State {
        var lastPlainLine: Nanoseconds?
        var lastPhase = ""
    }

    private static let plainInterval = Nanoseconds.seconds(5)
    private let state = Mutex(State())

    /// Shows `progress`.
    func show(_ progress: RunProgress) {
        if Console.isTerminal {
            Console.writeNote("\r\u{1B}[2K" + progress.line(columns: Console.columns))
            return
        }
        let isDue = state.withLock { state in
            let isNewPhase = state.lastPhase != progress.phase
            let isTime =
                state.lastPlainLine.map { progress.elapsed - $0 >= Self.plainInterval } ?? true
            guard isNewPhase || isTime else { return false }
            state.lastPhase = progress.phase
            state.lastPlainLine = progress.elapsed
            return true
        }
        if isDue { Console.note(progress.line) }
    }

    /// Ends the line that changes in place.
    func end() {
        if Console.isTerminal { Console.writeNote("\n") }
    }
}
