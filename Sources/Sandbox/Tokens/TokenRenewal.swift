import Networking
import Quantities
import Synchronization

/// Renews the sandbox's token file on time, on a thread of its own that sleeps between renewals.
///
/// A class because that thread and the sandbox share it.
final class TokenRenewal: Sendable {
    /// When renewals are due: at whole multiples of the interval, so that they do not drift.
    struct Schedule {
        private let interval: Nanoseconds
        /// When the next one is due.
        private(set) var next: MonotonicInstant

        init(every interval: Nanoseconds, from start: MonotonicInstant) {
            self.interval = max(interval, .milliseconds(1))
            next = start + self.interval
        }

        /// Whether one is due; those that were missed meanwhile are not made up for.
        mutating func takeDue(at now: MonotonicInstant) -> Bool {
            guard now >= next else { return false }
            let missed = (now - next).count / interval.count
            next = next + Nanoseconds((missed + 1) * interval.count)
            return true
        }
    }

    private struct State {
        var isStopping = false
        var count: UInt64 = 0
        var failure: SandboxError?
    }

    private let state = Mutex(State())
    private let waker: Waker

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - interval: How often; positive.
    ///   - clock: What the schedule goes by.
    ///   - renew: Makes a token and swaps it in.
    /// - Throws: Where descriptors or threads have run out.
    init(
        every interval: Nanoseconds,
        clock: any TimeSource,
        renew: @escaping @Sendable () throws(SandboxError) -> Void
    ) throws(NetworkError) {
        let poller = try Poller(capacity: 1)
        waker = poller.waker
        // The poller is made here, where failing can be told, and belongs to the thread.
        let handover = Mutex<Poller?>(poller)
        try DedicatedThread.start("token-renewal") { [self] in
            guard let poller = handover.withLock({ $0.take() }) else { return }
            var schedule = Schedule(every: interval, from: clock.now())
            while !state.withLock({ $0.isStopping }) {
                _ = poller.wait(atMost: max(.zero, schedule.next - clock.now()))
                guard schedule.takeDue(at: clock.now()) else { continue }
                attempt(renew)
            }
        }
    }

    /// How often the token was renewed.
    var count: UInt64 { state.withLock { $0.count } }

    /// Why the latest renewal failed; nil where it did not.
    var failure: SandboxError? { state.withLock { $0.failure } }

    /// Renews no more; the thread ends soon.
    func stop() {
        state.withLock { $0.isStopping = true }
        waker.wake()
    }

    private func attempt(_ renew: () throws(SandboxError) -> Void) {
        do throws(SandboxError) {
            try renew()
            state.withLock { state in
                state.count += 1
                state.failure = nil
            }
        } catch {
            state.withLock { $0.failure = error }
        }
    }
}
