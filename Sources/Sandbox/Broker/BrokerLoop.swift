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
    /// How long nothing is accepted once descriptors have run out; connections wait in the kernel.
    private static let acceptPause = Nanoseconds.milliseconds(100)

    private struct Client {
        let stream: ByteStream
        let connection: BrokerConnection
    }

    private let core: BrokerCore
    private let poller: Poller
    private let listeners: [(listener: Listener, context: TLSContext?)]
    private let clock: any TimeSource
    private let mailbox: BrokerMailbox

    private var clients: [UInt64: Client] = [:]
    private var nextKey: UInt64
    /// Clients whose bytes TLS holds, of which the poller knows nothing.
    private var unread: Set<UInt64> = []
    /// Where received bytes go, one connection after another; freed at the end.
    private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bufferSize)
    private var isStopping = false
    private var stopsAt = MonotonicInstant.distantFuture
    /// When connections are accepted again; nil while they are.
    private var acceptsAgainAt: MonotonicInstant?

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
            let before = LoopTime(monotonic: clock.now(), wallClock: clock.wallClock())
            if isStopping, clients.isEmpty || before.monotonic >= stopsAt { break }
            _ = poller.wait(atMost: idleTime(at: before))
            let time = LoopTime(monotonic: clock.now(), wallClock: clock.wallClock())
            for command in mailbox.takeCommands() { obey(command, at: time) }
            for readiness in poller.ready { handle(readiness, at: time) }
            readOn(at: time)
            core.checkTimes(at: time)
            writeTouched(at: time)
            acceptAgain(at: time)
            mailbox.report(core.statistics)
        }
        let end = LoopTime(monotonic: clock.now(), wallClock: clock.wallClock())
        for key in clients.keys { close(key, at: end) }
        for entry in listeners { entry.listener.detach() }
        mailbox.report(core.statistics)
        mailbox.end()
    }

    /// How long nothing is to be done unless a socket is ready: exact, so that no limit is late.
    private func idleTime(at time: LoopTime) -> Nanoseconds? {
        guard unread.isEmpty else { return .zero }
        var idle = core.idleTime(at: time)
        for instant in [isStopping ? stopsAt : nil, acceptsAgainAt] {
            guard let instant else { continue }
            let rest = max(.zero, instant - time.monotonic)
            idle = min(idle ?? rest, rest)
        }
        return idle
    }

    private func obey(_ command: BrokerMailbox.Command, at time: LoopTime) {
        switch command {
        case .disconnectAll(let reason):
            core.endAll(reason, at: time)
        case .disconnect(let identifier, let reason):
            core.end(identifier, reason, at: time)
        case .stop:
            core.endAll(0x8B, at: time)
            isStopping = true
            stopsAt = time.monotonic + .seconds(1)
        }
    }

    private func handle(_ readiness: Readiness, at time: LoopTime) {
        if readiness.key < listeners.count {
            accept(from: listeners[Int(readiness.key)], at: time)
            return
        }
        guard let client = clients[readiness.key] else { return }
        do throws(NetworkError) {
            if client.stream.phase != .open {
                guard try client.stream.advance() == .open else { return }
            }
            if readiness.isWritable {
                try client.stream.flush()
                client.connection.unsentCount = client.stream.unsentCount
                core.touch(client.connection)
            }
            // Nothing more will come out of the socket, so there is nothing to wait for.
            if readiness.isHungUp, client.stream.isReadingPaused {
                close(readiness.key, at: time)
            } else if readiness.isReadable || readiness.isHungUp {
                try read(client, at: time)
            }
        } catch {
            close(readiness.key, at: time)
        }
    }

    private func accept(
        from entry: (listener: Listener, context: TLSContext?),
        at time: LoopTime
    ) {
        // A bound, so that a flood of connections does not starve those that exist.
        for _ in 0..<256 where !isStopping && acceptsAgainAt == nil {
            do throws(NetworkError) {
                guard let stream = try entry.listener.accept(security: entry.context) else {
                    return
                }
                let key = nextKey
                nextKey += 1
                try stream.attach(to: poller, key: key)
                clients[key] = Client(stream: stream, connection: core.open(key, at: time))
            } catch {
                // Out of descriptors. The listener stays readable, so it is not listened to for a
                // moment: otherwise each wait would end at once, and the thread would spin.
                for entry in listeners { entry.listener.detach() }
                acceptsAgainAt = time.monotonic + Self.acceptPause
            }
        }
    }

    private func acceptAgain(at time: LoopTime) {
        guard let instant = acceptsAgainAt, time.monotonic >= instant else { return }
        acceptsAgainAt = nil
        for (index, entry) in listeners.enumerated() {
            do throws(NetworkError) {
                try entry.listener.attach(to: poller, key: UInt64(index))
            } catch {
                acceptsAgainAt = time.monotonic + Self.acceptPause
            }
        }
    }

    private func read(_ client: Client, at time: LoopTime) throws(NetworkError) {
        let connection = client.connection
        // A bound, so that one busy client does not starve the others.
        for _ in 0..<16 {
            guard connection.canRead, !core.isStalled else {
                client.stream.isReadingPaused = true
                return
            }
            let result = try client.stream.read(into: UnsafeMutableRawBufferPointer(buffer))
            if result.count > 0, connection.phase != .ending {
                core.receive(buffer.span.extracting(0..<result.count), from: connection, at: time)
            }
            if result.isAtEnd {
                close(connection.key, at: time)
                return
            }
            guard result.hasMore else { return }
        }
        unread.insert(connection.key)
    }

    /// Goes on with clients that sent more than one turn's share.
    private func readOn(at time: LoopTime) {
        let keys = unread
        unread.removeAll(keepingCapacity: true)
        for key in keys {
            guard let client = clients[key] else { continue }
            do throws(NetworkError) {
                try read(client, at: time)
            } catch {
                close(key, at: time)
            }
        }
    }

    private func writeTouched(at time: LoopTime) {
        // Ending a connection may publish its will, which touches others: bounded by their number.
        for _ in 0..<64 {
            let touched = core.takeTouched()
            guard !touched.isEmpty else { return }
            for connection in touched { write(connection, at: time) }
        }
    }

    private func write(_ connection: BrokerConnection, at time: LoopTime) {
        guard let client = clients[connection.key], !core.isStalled || isStopping else { return }
        let stream = client.stream
        do throws(NetworkError) {
            if !connection.output.isEmpty {
                try connection.output.withUnsafeBytes { (bytes) throws(NetworkError) in
                    try stream.send(bytes)
                }
                connection.output.removeAll(
                    keepingCapacity: connection.output.capacity <= BrokerConnection.keptCapacity
                )
            }
            connection.unsentCount = stream.unsentCount
            if stream.isReadingPaused,
                connection.phase == .ending
                    || connection.unsentCount < BrokerConnection.deliveryLimit
            {
                stream.isReadingPaused = false
                // TLS may hold bytes that the poller knows nothing of.
                unread.insert(connection.key)
            }
            guard connection.phase != .ending else {
                finish(client, at: time)
                return
            }
            // What did not fit before may fit now that the output is written.
            if let session = connection.session { core.pump(session) }
        } catch {
            close(connection.key, at: time)
        }
    }

    /// Closes a connection that ends once the client has our last words, or had the time for them.
    private func finish(_ client: Client, at time: LoopTime) {
        let connection = client.connection
        if connection.isOverdue || client.stream.phase != .open {
            close(connection.key, at: time)
        } else if connection.unsentCount == 0, !connection.hasFinishedSending {
            guard !connection.hasSaidGoodbye else { return close(connection.key, at: time) }
            // Closing now would throw our words away where the client's bytes lie unread.
            connection.hasFinishedSending = true
            client.stream.finishSending()
        }
    }

    private func close(_ key: UInt64, at time: LoopTime) {
        guard let client = clients.removeValue(forKey: key) else { return }
        client.stream.close()
        core.close(key, at: time)
    }
}
