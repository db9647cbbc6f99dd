public import Messaging
public import Networking
public import Quantities
import Synchronization

/// Watches a token's file by the directory that it is in.
///
/// The kubelet replaces a projected token by swapping a symbolic link beside it, so the directory is
/// what changes. Where it cannot be watched, and once in a while anyway, the file is simply read.
public final class TokenFileWatch: TokenWatch {
    /// How often the file is read although nothing seems to have changed.
    static let interval = Nanoseconds.seconds(5)

    private struct State {
        var directory: DirectoryWatch?
        var readings = TokenReadings()
        var nextLook: MonotonicInstant
    }

    private let path: String
    private let clock: any TimeSource
    private let state: Mutex<State>

    /// Begins to watch; the token that is there now is the one that connections show.
    public init(_ path: String, clock: any TimeSource = SystemTimeSource()) {
        self.path = path
        self.clock = clock
        state = Mutex(State(nextLook: clock.now() + Self.interval))
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        state.withLock { state in
            state.directory = try? DirectoryWatch(parent.isEmpty ? "/" : parent)
            _ = state.readings.take(read(), at: clock.wallClock(), path: path)
        }
    }

    /// What became of the token since this was last asked.
    public func takeChange() -> TokenChange? {
        state.withLock { state in
            let now = clock.now()
            let hasChanged = state.directory?.takeChange() ?? false
            guard hasChanged || now >= state.nextLook else { return nil }
            state.nextLook = now + Self.interval
            return state.readings.take(read(), at: clock.wallClock(), path: path)
        }
    }

    private func read() -> [UInt8]? {
        try? SecretFile.read(path, holding: "a service account token")
    }
}
