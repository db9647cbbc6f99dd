import Synchronization

/// Whether a run's load is on, as its progress tells.
///
/// A class because the run tells it and others ask.
public final class LoadWatch: Sendable {
    private let phase = Mutex("")

    /// Creates a watch of a run that has not begun.
    public init() {}

    /// Takes a run's progress.
    public func take(_ progress: RunProgress) {
        phase.withLock { $0 = progress.phase }
    }

    /// The run is over, or never began.
    public func end() {
        phase.withLock { $0 = "over" }
    }

    /// Whether messages are being sent.
    public var isOn: Bool { phase.withLock { $0 == "warm-up" || $0 == "measure" } }

    /// Whether the run has ended.
    public var isOver: Bool { phase.withLock { $0 == "over" } }
}
