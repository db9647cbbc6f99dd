import CLinux
import Glibc

/// A thread of the operating system that runs one function and ends.
///
/// For event loops, which block in their poller and must not hold one of the cooperative threads.
public enum DedicatedThread {
    /// Starts a detached thread.
    ///
    /// - Parameters:
    ///   - name: Shown by debuggers and `top`; the kernel keeps the first 15 bytes.
    ///   - body: What runs on it.
    /// - Throws: ``NetworkError/systemFailed(call:detail:)`` when the system has no thread left.
    public static func start(
        _ name: String,
        _ body: @escaping @Sendable () -> Void
    ) throws(NetworkError) {
        let launch = Unmanaged.passRetained(Launch(name: name, body: body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                let launch = Unmanaged<Launch>.fromOpaque(argument).takeRetainedValue()
                crucible_name_thread(launch.name)
                launch.body()
                return nil
            },
            launch.toOpaque()
        )
        guard code == 0 else {
            launch.release()
            throw .systemFailed(call: "pthread_create", detail: SystemErrorText.text(of: code))
        }
        pthread_detach(thread)
    }

    /// What travels to the new thread through C's one pointer.
    private final class Launch: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
