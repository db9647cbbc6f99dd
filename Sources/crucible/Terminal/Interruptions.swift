import Glibc
import Synchronization

/// Counts the user's requests to stop: SIGINT and SIGTERM.
///
/// Once means stop publishing, drain and report; twice means stop now.
enum Interruptions {
    private static let received = Atomic<Int>(0)

    /// How many requests there were so far.
    static var count: Int { received.load(ordering: .relaxed) }

    /// Begins to count instead of dying.
    ///
    /// A third request ends the process as if nobody counted, so that a user is never trapped.
    static func watch() {
        let handler: @Sendable @convention(c) (Int32) -> Void = { number in
            // Only an atomic addition and two calls that may be made in a signal handler.
            if Interruptions.received.add(1, ordering: .relaxed).newValue >= 3 {
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        // Whoever started this process may have blocked them, and that is inherited.
        var stops = sigset_t()
        sigemptyset(&stops)
        sigaddset(&stops, SIGINT)
        sigaddset(&stops, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &stops, nil)
        signal(SIGINT, handler)
        signal(SIGTERM, handler)
        signal(SIGPIPE, SIG_IGN)
        // A file limit that is reached is then an error of the write, which is told.
        signal(SIGXFSZ, SIG_IGN)
    }
}
