import CLinux
import Glibc
public import Quantities

/// Waits for many sockets at once, until an instant or until another thread wakes it.
///
/// A class because it owns the epoll descriptor; used on one thread, except for its ``waker``.
/// Level-triggered: what is not read is reported again.
public final class Poller {
    /// The key that no socket may have.
    static let wakerKey = UInt64.max

    /// Ends a wait from any thread.
    public let waker: Waker

    /// What the last wait found, without the waker.
    public private(set) var ready: [Readiness] = []

    private let descriptor: Int32
    private let events: UnsafeMutableBufferPointer<epoll_event>

    /// Creates a poller without sockets.
    ///
    /// - Parameter capacity: How many sockets one wait reports at most; the rest come next time.
    /// - Throws: ``NetworkError/systemFailed(call:detail:)`` when descriptors have run out.
    public init(capacity: Int = 512) throws(NetworkError) {
        waker = try Waker()
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        events = .allocate(capacity: capacity)
        events.initialize(repeating: epoll_event())
        ready.reserveCapacity(capacity)
        guard descriptor >= 0 else { throw .system("epoll_create1") }
        try add(waker.descriptor, key: Self.wakerKey, reading: true, writing: false)
    }

    deinit {
        events.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    /// Waits until a socket is ready, the waker was used or the time is over; fills ``ready``.
    ///
    /// - Parameter limit: The longest wait, exact to the kernel's timer; nil for no limit.
    /// - Returns: Whether the waker was used.
    public func wait(atMost limit: Nanoseconds?) -> Bool {
        ready.removeAll(keepingCapacity: true)
        let count = crucible_epoll_wait_nanoseconds(
            descriptor,
            events.baseAddress,
            Int32(events.count),
            limit.map { max(0, $0.count) } ?? -1
        )
        var wasWoken = false
        // A negative count is an interruption by a signal: the caller simply waits again.
        for index in 0..<Int(max(0, count)) {
            let event = events[index]
            if event.data.u64 == Self.wakerKey {
                waker.reset()
                wasWoken = true
            } else {
                ready.append(Self.readiness(event.events, key: event.data.u64))
            }
        }
        return wasWoken
    }

    /// Reports a socket that is not a ``ByteStream``'s, under `key`, until it is removed or closed.
    package func add(
        _ socket: Int32,
        key: UInt64,
        reading: Bool,
        writing: Bool
    ) throws(NetworkError) {
        guard control(EPOLL_CTL_ADD, socket, key: key, reading: reading, writing: writing) else {
            throw .system("epoll_ctl")
        }
    }

    /// Cannot fail for a socket that was added and is still open.
    package func change(_ socket: Int32, key: UInt64, reading: Bool, writing: Bool) {
        _ = control(EPOLL_CTL_MOD, socket, key: key, reading: reading, writing: writing)
    }

    /// Reports the socket no more.
    package func remove(_ socket: Int32) {
        _ = control(EPOLL_CTL_DEL, socket, key: 0, reading: false, writing: false)
    }

    private func control(
        _ operation: Int32,
        _ socket: Int32,
        key: UInt64,
        reading: Bool,
        writing: Bool
    ) -> Bool {
        var event = epoll_event()
        event.events = (reading ? EPOLLIN.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0)
        event.data.u64 = key
        return epoll_ctl(descriptor, operation, socket, &event) == 0
    }

    private static func readiness(_ bits: UInt32, key: UInt64) -> Readiness {
        Readiness(
            key: key,
            isReadable: bits & EPOLLIN.rawValue != 0,
            isWritable: bits & EPOLLOUT.rawValue != 0,
            isHungUp: bits & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
        )
    }
}
