import Messaging
import Networking
import Synchronization

/// What happened, a line each and in order, readable from the test's thread.
final class Diary: Sendable {
    private let shared = Mutex<[String]>([])
    private let waker: Waker

    init(waker: Waker) {
        self.waker = waker
    }

    var lines: [String] { shared.withLock { $0 } }

    func add(_ line: String) {
        shared.withLock { $0.append(line) }
        waker.wake()
    }
}

extension [String] {
    /// How many lines begin with `word`.
    func count(of word: String) -> Int { count { $0.hasPrefix(word) } }

    /// Whether any line begins with `word`.
    func has(_ word: String) -> Bool { contains { $0.hasPrefix(word) } }
}
