import MQTTWire
import Messaging
import Networking
import Quantities
import Synchronization

/// A broker that does what a test says, on loopback, on a thread of its own.
final class ScriptedBroker: Sendable {
    /// Decides what to do about a packet.
    typealias Reaction = @Sendable (BrokerPacket) -> [BrokerReply]

    let port: UInt16
    let isSecure: Bool

    private struct Shared {
        var packets: [BrokerPacket] = []
        var orders: [BrokerReply] = []
        var isPaused = false
        var isStopped = false
    }

    private let shared = Mutex(Shared())
    private let waker: Waker

    /// Starts to listen on 127.0.0.1.
    init(
        security: TLSContext? = nil,
        react: @escaping Reaction = { $0.usualReplies }
    ) throws {
        prepareProcessForTLS()
        let poller = try Poller()
        let listener = try Listener(host: "127.0.0.1", port: 0)
        port = listener.port
        isSecure = security != nil
        waker = poller.waker
        try listener.attach(to: poller, key: 0)
        let handover = Mutex<(Poller, Listener)?>((poller, listener))
        try DedicatedThread.start("broker") { [self] in
            guard let (poller, listener) = handover.withLock({ $0.take() }) else { return }
            BrokerThread(poller, listener, security, self, react).run()
        }
    }

    /// A configuration for a client of this broker.
    var configuration: ConnectionConfiguration {
        ConnectionConfiguration(
            address: BrokerAddress(host: "127.0.0.1", port: port, isSecure: isSecure),
            clientIdentifier: "probe",
            connectTimeout: .seconds(20)
        )
    }

    /// Every packet received so far, in order.
    var packets: [BrokerPacket] { shared.withLock { $0.packets } }

    /// Every PUBLISH received so far, in order.
    var published: [PublishPacket] { packets.compactMap(\.publish) }

    /// A line for every packet so far.
    var trace: [String] { packets.map(\.trace) }

    /// Does something without having been asked, on the newest connection.
    func order(_ reply: BrokerReply) {
        shared.withLock { $0.orders.append(reply) }
        waker.wake()
    }

    /// Reads nothing more, or goes on.
    func pause(_ isPaused: Bool) {
        shared.withLock { $0.isPaused = isPaused }
        waker.wake()
    }

    /// Ends the thread and every connection.
    func stop() {
        shared.withLock { $0.isStopped = true }
        waker.wake()
    }

    fileprivate var isPaused: Bool { shared.withLock { $0.isPaused } }
    fileprivate var isStopped: Bool { shared.withLock { $0.isStopped } }

    fileprivate func note(_ packet: BrokerPacket) {
        shared.withLock { $0.packets.append(packet) }
    }

    fileprivate func takeOrders() -> [BrokerReply] {
        shared.withLock { state in
            defer { state.orders = [] }
            return state.orders
        }
    }
}

/// What lives on the broker's thread.
private final class BrokerThread {
    private struct Line {
        var stream: ByteStream
        var received: [UInt8] = []
    }

    private let poller: Poller
    private let listener: Listener
    private let security: TLSContext?
    private let broker: ScriptedBroker
    private let react: ScriptedBroker.Reaction
    private let decoder = PacketDecoder(packetsFrom: .client)
    private var lines: [Line] = []

    init(
        _ poller: Poller,
        _ listener: Listener,
        _ security: TLSContext?,
        _ broker: ScriptedBroker,
        _ react: @escaping ScriptedBroker.Reaction
    ) {
        self.poller = poller
        self.listener = listener
        self.security = security
        self.broker = broker
        self.react = react
    }

    /// Ends after two minutes at the latest, whatever the test forgot.
    func run() {
        let end = SystemTimeSource().now() + .seconds(120)
        while !broker.isStopped, SystemTimeSource().now() < end {
            _ = poller.wait(atMost: .seconds(1))
            for line in lines { line.stream.isReadingPaused = broker.isPaused }
            for order in broker.takeOrders() { perform(order, on: lines.count - 1) }
            for readiness in poller.ready { handle(readiness) }
        }
        for line in lines { line.stream.close() }
    }

    private func handle(_ readiness: Readiness) {
        if readiness.key == 0 {
            guard let stream = try? listener.accept(security: security) else { return }
            lines.append(Line(stream: stream))
            try? stream.attach(to: poller, key: UInt64(lines.count))
            return
        }
        let index = Int(readiness.key) - 1
        let stream = lines[index].stream
        if stream.phase != .open, (try? stream.advance()) == nil { return stream.close() }
        guard stream.phase == .open else { return }
        try? stream.flush()
        if readiness.isReadable || readiness.isHungUp { read(index) }
    }

    private func read(_ index: Int) {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var hasMore = true
        while hasMore {
            let stream = lines[index].stream
            let result = chunk.withUnsafeMutableBytes { try? stream.read(into: $0) }
            guard let result, !result.isAtEnd else { return stream.close() }
            lines[index].received += chunk[..<result.count]
            hasMore = result.hasMore
            decode(index)
        }
    }

    private func decode(_ index: Int) {
        var offset = 0
        var frame = PublishFrame()
        let bytes = lines[index].received
        while let packet = next(bytes, &offset, &frame, index) {
            var received = BrokerPacket(connection: index, packet: packet)
            if case .publish = packet {
                received.publish = PublishPacket(copying: frame, in: bytes.span)
            }
            broker.note(received)
            for reply in react(received) { perform(reply, on: index) }
        }
        lines[index].received.removeFirst(min(offset, bytes.count))
    }

    private func next(
        _ bytes: [UInt8],
        _ offset: inout Int,
        _ frame: inout PublishFrame,
        _ index: Int
    ) -> Packet? {
        do throws(WireError) {
            return try decoder.next(in: bytes.span, from: &offset, publish: &frame)
        } catch {
            lines[index].stream.close()
            return nil
        }
    }

    private func perform(_ reply: BrokerReply, on index: Int) {
        guard lines.indices.contains(index) else { return }
        let stream = lines[index].stream
        if case .close = reply { return stream.close() }
        try? stream.send(reply.encoded)
    }
}
