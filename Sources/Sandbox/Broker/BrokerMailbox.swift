import Networking
import Synchronization

/// What other threads ask of the broker's thread, and what it tells them.
///
/// A class because both sides share it.
final class BrokerMailbox: Sendable {
    /// A wish of another thread.
    enum Command: Sendable {
        /// End every connection with this reason; the broker goes on.
        case disconnectAll(UInt8)
        /// End the connection of one client with this reason.
        case disconnect(String, UInt8)
        /// End every connection and the thread.
        case stop
    }

    private struct Contents {
        var commands: [Command] = []
        var statistics = BrokerStatistics()
        var hasEnded = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let contents = Mutex(Contents())
    private let waker: Waker

    init(waker: Waker) {
        self.waker = waker
    }

    /// What the broker did so far.
    var statistics: BrokerStatistics { contents.withLock { $0.statistics } }

    func ask(_ command: Command) {
        contents.withLock { $0.commands.append(command) }
        waker.wake()
    }

    func takeCommands() -> [Command] {
        contents.withLock { contents in
            defer { contents.commands = [] }
            return contents.commands
        }
    }

    func report(_ statistics: BrokerStatistics) {
        contents.withLock { $0.statistics = statistics }
    }

    /// Waits for the thread's end.
    func untilEnded() async {
        await withCheckedContinuation { continuation in
            let hasEnded = contents.withLock { contents in
                if !contents.hasEnded { contents.waiting.append(continuation) }
                return contents.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    /// The thread has ended.
    func end() {
        let waiting = contents.withLock { contents in
            contents.hasEnded = true
            defer { contents.waiting = [] }
            return contents.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
