import Synchronization

/// Finds the addresses of hosts without holding up an event loop.
///
/// Each question gets a short-lived thread, because the system's resolver blocks and cannot be
/// interrupted; the answer waits here until the loop, which is woken, takes it. A class because the
/// threads share it with the loop.
public final class Resolver: Sendable {
    /// One question's answer.
    public struct Answer: Sendable {
        /// The question's host.
        public var host: String
        /// The question's port.
        public var port: UInt16
        /// The addresses in the system's order of preference, at least one.
        public var result: Result<[SocketAddress], NetworkError>
    }

    private let answers = Mutex<[Answer]>([])
    private let waker: Waker

    /// Creates a resolver that wakes `waker`'s poller for each answer.
    public init(waker: Waker) {
        self.waker = waker
    }

    /// Asks for the addresses of `host`; the answer comes with ``takeAnswers()``.
    ///
    /// An IP address is answered without a thread.
    public func ask(for host: String, port: UInt16) {
        if let address = SocketAddress(numericHost: host, port: port) {
            deliver(Answer(host: host, port: port, result: .success([address])))
            return
        }
        do throws(NetworkError) {
            try DedicatedThread.start("resolver") { [self] in
                let result = SocketAddress.look(up: host, port: port)
                deliver(Answer(host: host, port: port, result: result))
            }
        } catch {
            deliver(Answer(host: host, port: port, result: .failure(error)))
        }
    }

    /// Takes the answers that have come so far.
    public func takeAnswers() -> [Answer] {
        answers.withLock { waiting in
            let taken = waiting
            waiting = []
            return taken
        }
    }

    private func deliver(_ answer: Answer) {
        answers.withLock { $0.append(answer) }
        waker.wake()
    }
}
