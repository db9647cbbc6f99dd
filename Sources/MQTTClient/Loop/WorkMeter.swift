import Quantities

/// How long a loop has worked: all of the time but what it waited.
struct WorkMeter {
    private var begun: MonotonicInstant
    private var before = Nanoseconds.zero
    private var isWaiting = false

    /// Creates the meter of a loop that begins to work at `now`.
    init(at now: MonotonicInstant) {
        begun = now
    }

    /// The loop begins to wait.
    mutating func wait(at now: MonotonicInstant) {
        guard !isWaiting else { return }
        before = worked(at: now)
        isWaiting = true
    }

    /// The loop works, if it waited until now.
    mutating func work(at now: MonotonicInstant) {
        guard isWaiting else { return }
        begun = now
        isWaiting = false
    }

    /// How long it has worked by `now`.
    func worked(at now: MonotonicInstant) -> Nanoseconds {
        isWaiting ? before : before + (now - begun)
    }
}
