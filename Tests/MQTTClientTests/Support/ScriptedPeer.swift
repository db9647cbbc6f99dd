import MQTTWire
import Networking
import Quantities
import Synchronization

/// A broker that does what a test says: bytes in, bytes out, on loopback, on a thread of its own.
final class ScriptedPeer: Sendable {
    /// Decides what to do about a packet.
    typealias Reaction = @Sendable (PeerPacket) -> [PeerReply]

    /// Where it listens.
    let port: UInt16

    private struct Shared {
        var packets: [PeerPacket] = []
        var orders: [PeerReply] = []
        var isStopped = false
        var observer: Waker?
    }

    private let shared = Mutex(Shared())
    private let waker: Waker

    /// Starts to listen on 127.0.0.1; with a security it speaks TLS.
    init(
        security: TLSContext? = nil,
        react: @escaping Reaction = { $0.usualReplies }
    ) throws {
        prepareProcessForTLS()
        let poller = try Poller()
        let listener = try Listener(host: "127.0.0.1", port: 0)
        port = listener.port
        waker = poller.waker
        try listener.attach(to: poller, key: 0)
        let handover = Mutex<(Poller, Listener, TLSContext?)?>((poller, listener, security))
        try DedicatedThread.start("peer") { [self] in
            guard let (poller, listener, security) = handover.withLock({ $0.take() }) else {
                return
            }
            PeerThread(poller, listener, security, self, react).run()
        }
    }

    deinit {
        waker.wake()
    }

    /// Every packet received so far, in order.
    var packets: [PeerPacket] { shared.withLock { $0.packets } }

    /// Does something without having been asked, on the newest connection.
    func order(_ reply: PeerReply) {
        shared.withLock { $0.orders.append(reply) }
        waker.wake()
    }

    /// Wakes `waker` at every packet from now on.
    func notify(_ waker: Waker) {
        shared.withLock { $0.observer = waker }
    }

    /// Ends the thread.
    func stop() {
        shared.withLock { $0.isStopped = true }
        waker.wake()
    }

    fileprivate var isStopped: Bool { shared.withLock { $0.isStopped } }

    fileprivate func note(_ packet: PeerPacket) {
        shared.withLock { state in
            state.packets.append(packet)
            state.observer?.wake()
        }
    }

    fileprivate func takeOrders() -> [PeerReply] {
        shared.withLock { state in
            let orders = state.orders
            state.orders = []
            return orders
        }
    }
}

/// What lives on the peer's thread.
private final class PeerThread {
    private let poller: Poller
    private let listener: Listener
    private let security: TLSContext?
    private let peer: ScriptedPeer
    private let react: ScriptedPeer.Reaction
    private var stream: ByteStream?
    private var received: [UInt8] = []
    private let decoder = PacketDecoder(packetsFrom: .client)

    init(
        _ poller: Poller,
        _ listener: Listener,
        _ security: TLSContext?,
        _ peer: ScriptedPeer,
        _ react: @escaping ScriptedPeer.Reaction
    ) {
        self.poller = poller
        self.listener = listener
        self.security = security
        self.peer = peer
        self.react = react
    }

    /// Ends after a minute at the latest, whatever the test forgot.
    func run() {
        let end = SystemTimeSource().now() + .seconds(60)
        while !peer.isStopped, SystemTimeSource().now() < end {
            _ = poller.wait(atMost: .seconds(1))
            for order in peer.takeOrders() { perform(order) }
            for readiness in poller.ready { handle(readiness) }
        }
    }

    private func handle(_ readiness: Readiness) {
        if readiness.key == 0 {
            guard let accepted = try? listener.accept(security: security) else { return }
            try? accepted.attach(to: poller, key: 1)
            stream?.close()
            stream = accepted
            received = []
            return
        }
        if let stream, stream.phase == .handshaking {
            let phase = try? stream.advance()
            guard phase != nil else { return stream.close() }
            guard phase == .open else { return }
        }
        try? stream?.flush()
        read()
    }

    private func read() {
        guard let stream else { return }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let result = chunk.withUnsafeMutableBytes { try? stream.read(into: $0) }
        guard let result, !result.isAtEnd else {
            stream.close()
            return
        }
        received += chunk[..<result.count]
        var offset = 0
        var frame = PublishFrame()
        while let packet = next(&offset, &frame) {
            let packet = PeerPacket(packet, frame, received)
            peer.note(packet)
            for reply in react(packet) { perform(reply) }
        }
        received.removeFirst(min(offset, received.count))
    }

    private func next(_ offset: inout Int, _ frame: inout PublishFrame) -> Packet? {
        let bytes = received
        do throws(WireError) {
            return try decoder.next(in: bytes.span, from: &offset, publish: &frame)
        } catch {
            stream?.close()
            return nil
        }
    }

    private func perform(_ reply: PeerReply) {
        var buffer = WireBuffer()
        switch reply {
        case .packet(let packet): try? packet.encode(into: &buffer)
        case .publish(let packet): try? packet.encode(into: &buffer)
        case .bytes(let bytes): buffer.append(bytes)
        case .close: stream?.close()
        case .deaf: stream?.isReadingPaused = true
        }
        try? stream?.send(buffer.bytes)
    }
}
