import CLinux
import Glibc

/// Ends a ``Poller``'s wait from any thread.
///
/// A class because it owns a descriptor that threads share; it is Sendable because that descriptor
/// never changes and `eventfd` may be written from any thread.
public final class Waker: Sendable {
    let descriptor: Int32

    init() throws(NetworkError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw .system("eventfd") }
    }

    deinit {
        close(descriptor)
    }

    /// Ends the wait that is going on, or else the next one.
    public func wake() {
        var one: UInt64 = 1
        // The only failure is a counter that is full, and then the poller wakes anyway.
        _ = write(descriptor, &one, 8)
    }

    /// Takes back all wakes so far.
    func reset() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
