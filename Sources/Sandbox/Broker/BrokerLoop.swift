import MQTTWire
import Messaging
import Networking
import Quantities

/// The broker's thread: sockets on one side, ``BrokerCore`` on the other.
///
/// Everything that the packets of one wake-up caused is written after all of them were handled, so
/// that a burst costs a few writes. A class because it owns sockets; made on one thread and then
/// used on the broker's thread only.
final class BrokerLoop {
    private static let bufferSize = 64 << 10
    private static let timerInterval = Nanoseconds.milliseconds(100)

    private struct Connection {
        let stream: ByteStream
        let session: BrokerSession
    }

    private let core: BrokerCore
    private let poller: Poller
    private let listeners: [(listener: Listener, context: TLSContext?)]
    private let clock: any TimeSource
    private let mailbox: BrokerMailbox

    private var connections: [UInt64: Connection] = [:]
    private var nextKey: UInt64
    /// Clients whose bytes TLS holds, of which the poller knows nothing.
    private var unread: Set<UInt64> = []
    /// Where received bytes go, one connection after another; freed at the end.
    private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bufferSize)
    private var isStopping = false
    private var stopsAt = MonotonicInstant.distantFuture
    private var nextCheck = MonotonicInstant(nanoseconds: 0)

    init(
        core: BrokerCore,
        poller: Poller,
        listeners: [(listener: Listener, context: TLSContext?)],
        clock: any TimeSource,
        mailbox: BrokerMailbox
    ) throws(NetworkError) {
        self.core = core
        self.poller = poller
        self.listeners = listeners
        self.clock = clock
        self.mailbox = mailbox
        buffer.initialize(repeating: 0)
        nextKey = UInt64(listeners.count)
        for (index, entry) in listeners.enumerated() {
            try entry.listener.attach(to: poller, key: UInt64(index))
        }
    }

    deinit {
        buffer.deallocate()
    }

    /// Runs until told to stop; then gives the last packets a moment to leave.
    func run() {
        while true {
            let now = clock.now()
            if isStopping, connections.isEmpty || now >= stopsAt { break }
            _ = poller.wait(atMost: unread.isEmpty ? Self.timerInterval : .zero)
            let time = LoopTime(monotonic: clock.now(), wallClock: clock.wallClock())
            for command in mailbox.takeCommands() { obey(command, at: time) }
            for readiness in poller.ready { handle(readiness, at: time) }
            readOn(at: time)
            if time.monotonic >= nextCheck {
                nextCheck = time.monotonic + Self.timerInterval
                core.checkTimes(at: time)
            }
            writeTouched(at: time)
            report()
        }
        for connection in connections.values { connection.stream.close() }
        connections = [:]
        for entry in listeners { entry.listener.detach() }
        report()
        mailbox.end()
    }

    private func obey(_ command: BrokerMailbox.Command, at time: LoopTime) {
        switch command {
        case .disconnectAll(let reason):
            core.endAll(reason)
        case .stop:
            core.endAll(0x8B)
            isStopping = true
            stopsAt = time.monotonic + .seconds(1)
        }
    }

    private func handle(_ readiness: Readiness, at time: LoopTime) {
        if readiness.key < listeners.count {
            accept(from: listeners[Int(readiness.key)], at: time)
            return
        }
        guard let connection = connections[readiness.key] else { return }
        do throws(NetworkError) {
            if connection.stream.phase != .open {
                guard try connection.stream.advance() == .open else { return }
            }
            if readiness.isWritable {
                try connection.stream.flush()
                pump(connection)
            }
            if readiness.isReadable || readiness.isHungUp { try read(connection, at: time) }
        } catch {
            close(readiness.key, at: time)
        }
    }

    private func accept(
        from entry: (listener: Listener, context: TLSContext?),
        at time: LoopTime
    ) {
        // A bound, so that a flood of connections does not starve those that exist.
        for _ in 0..<256 where !isStopping {
            do throws(NetworkError) {
                guard let stream = try entry.listener.accept(security: entry.context) else {
                    return
                }
                let key = nextKey
                nextKey += 1
                try stream.attach(to: poller, key: key)
                connections[key] = Connection(stream: stream, session: core.open(key, at: time))
            } catch {
                // Out of descriptors: the connection waits in the kernel until one is free.
                return
            }
        }
    }

    private func read(_ connection: Connection, at time: LoopTime) throws(NetworkError) {
        // A bound, so that one busy client does not starve the others.
        for _ in 0..<16 {
            let result = try connection.stream.read(into: UnsafeMutableRawBufferPointer(buffer))
            if result.count > 0, connection.session.phase != .ending {
                core.receive(
                    buffer.span.extracting(0..<result.count),
                    from: connection.session,
                    at: time
                )
            }
            if result.isAtEnd {
                close(connection.session.key, at: time)
                return
            }
            guard result.hasMore else { return }
        }
        unread.insert(connection.session.key)
    }

    /// Goes on with clients that sent more than one turn's share.
    private func readOn(at time: LoopTime) {
        let keys = unread
        unread.removeAll(keepingCapacity: true)
        for key in keys {
            guard let connection = connections[key] else { continue }
            do throws(NetworkError) {
                try read(connection, at: time)
            } catch {
                close(key, at: time)
            }
        }
    }

    /// Lets what waits for a client fill the room that a write made.
    private func pump(_ connection: Connection) {
        connection.session.unsentCount = connection.stream.unsentCount
        connection.session.pump()
        core.touch(connection.session)
    }

    private func writeTouched(at time: LoopTime) {
        // Ending a connection may publish its will, which touches others: bounded by their number.
        for _ in 0..<64 {
            let touched = core.takeTouched()
            guard !touched.isEmpty else { return }
            for session in touched { write(session, at: time) }
        }
    }

    private func write(_ session: BrokerSession, at time: LoopTime) {
        guard let connection = connections[session.key] else { return }
        let stream = connection.stream
        do throws(NetworkError) {
            if !session.output.isEmpty {
                try session.output.withUnsafeBytes { (bytes) throws(NetworkError) in
                    try stream.send(bytes)
                }
                session.output.removeAll()
            }
            session.unsentCount = stream.unsentCount
            guard session.phase != .ending else {
                if session.unsentCount == 0 || stream.phase != .open {
                    close(session.key, at: time)
                }
                return
            }
            // What did not fit before may fit now that the output is written.
            session.pump()
            if !session.output.isEmpty { core.touch(session) }
        } catch {
            close(session.key, at: time)
        }
    }

    private func close(_ key: UInt64, at time: LoopTime) {
        guard let connection = connections.removeValue(forKey: key) else { return }
        connection.stream.close()
        core.close(key, at: time)
    }

    private func report() {
        var statistics = core.statistics
        statistics.clients = UInt64(core.clients.count)
        for connection in connections.values {
            statistics.delivered += connection.session.deliveredCount
        }
        mailbox.report(statistics)
    }
}
