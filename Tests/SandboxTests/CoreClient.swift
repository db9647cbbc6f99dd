import MQTTWire
import Messaging
import Quantities

@testable import Sandbox

/// One client of a broker core, without sockets: what it sends goes in at once, what it gets is
/// decoded.
final class CoreClient {
    /// One delivery.
    struct Delivery: Equatable {
        var topic: String
        var payload: String
        var quality: UInt8 = 0
        var isRetained = false
        var isDuplicate = false
        var properties: [String] = []
        /// The seconds that its expiry says are left.
        var expiry: UInt32?
    }

    let bench: BrokerBench
    let connection: BrokerConnection
    private(set) var identifiers: [UInt16] = []

    init(_ bench: BrokerBench) {
        self.bench = bench
        connection = bench.core.open(bench.takeKey(), at: bench.time)
    }

    func send(_ packet: Packet) {
        var buffer = WireBuffer()
        do { try packet.encode(into: &buffer) } catch { preconditionFailure("\(error)") }
        send(buffer.bytes)
    }

    func send(_ bytes: [UInt8]) {
        bench.core.receive(bytes.span, from: connection, at: bench.time)
    }

    /// Connects without credentials.
    func connect(_ identifier: String, _ change: (inout ConnectPacket) -> Void = { _ in }) {
        var packet = ConnectPacket(clientIdentifier: identifier)
        change(&packet)
        send(.connect(packet))
    }

    func subscribe(
        _ filter: String,
        quality: UInt8 = 1,
        _ change: (inout Subscription) -> Void = { _ in }
    ) {
        var subscription = Subscription(filter, maximumQuality: quality)
        change(&subscription)
        send(.subscribe(SubscribePacket(packetIdentifier: 7, subscriptions: [subscription])))
    }

    func publish(
        _ topic: String,
        _ payload: String,
        quality: UInt8 = 1,
        isRetained: Bool = false,
        properties: [UInt8] = []
    ) {
        let name = Array(topic.utf8)
        var body = [UInt8(name.count >> 8), UInt8(name.count & 0xFF)] + name
        if quality > 0 { body += [0, 9] }
        body += [UInt8(properties.count)] + properties + Array(payload.utf8)
        var size: [UInt8] = []
        var rest = body.count
        repeat {
            size.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        send([0x30 | quality << 1 | (isRetained ? 1 : 0)] + size + body)
    }

    func acknowledge(_ identifier: UInt16) {
        send(.acknowledgement(AcknowledgementPacket(.puback, packetIdentifier: identifier)))
    }

    /// Everything that came since the last call, deliveries apart.
    func take() -> (packets: [Packet], deliveries: [Delivery]) {
        if let session = connection.session { bench.core.pump(session) }
        defer { connection.output.removeAll() }
        do throws(WireError) {
            return try connection.output.withSpan { (span) throws(WireError) in try decode(span) }
        } catch {
            preconditionFailure("the broker sent what is no packet: \(error)")
        }
    }

    private func decode(
        _ bytes: Span<UInt8>
    ) throws(WireError) -> (packets: [Packet], deliveries: [Delivery]) {
        let decoder = PacketDecoder(packetsFrom: .server)
        var packets: [Packet] = []
        var deliveries: [Delivery] = []
        var offset = 0
        var frame = PublishFrame()
        while let packet = try decoder.next(in: bytes, from: &offset, publish: &frame) {
            guard packet == .publish else {
                packets.append(packet)
                continue
            }
            identifiers.append(frame.packetIdentifier)
            var delivery = Delivery(
                topic: String(copying: bytes, frame.topic),
                payload: String(copying: bytes, frame.payload),
                quality: frame.quality,
                isRetained: frame.isRetained,
                isDuplicate: frame.isDuplicate
            )
            delivery.expiry = frame.messageExpiry
            for property in frame.userProperties {
                let name = String(copying: bytes, property.name)
                delivery.properties.append(name + "=" + String(copying: bytes, property.value))
            }
            deliveries.append(delivery)
        }
        return (packets, deliveries)
    }

    func takePayloads() -> [String] { take().deliveries.map(\.payload) }
    func takePackets() -> [Packet] { take().packets }

    /// The reason of the only CONNACK, PUBACK, SUBACK, AUTH or DISCONNECT that came.
    func takeReason() -> UInt8? {
        let packets = takePackets()
        guard packets.count == 1 else { return nil }
        switch packets[0] {
        case .connack(let packet): return packet.reason
        case .acknowledgement(let packet): return packet.reason
        case .suback(let packet), .unsuback(let packet): return packet.reasons.first
        case .disconnect(let packet): return packet.reason
        case .auth(let packet): return packet.reason
        default: return nil
        }
    }

    /// Connects for a session that is kept for an hour, unless `change` says otherwise; the answer.
    func resume(
        _ identifier: String,
        _ change: (inout ConnectPacket) -> Void = { _ in }
    ) -> ConnackPacket? {
        connect(identifier) {
            $0.isCleanStart = false
            $0.sessionExpiry = 3_600
            change(&$0)
        }
        guard case .connack(let answer) = sent.first else { return nil }
        return answer
    }

    /// The packets that wait to be taken, deliveries left out, without taking them.
    private var sent: [Packet] {
        do throws(WireError) {
            let known = identifiers
            defer { identifiers = known }
            return try connection.output.withSpan { (span) throws(WireError) in
                try decode(span).packets
            }
        } catch {
            preconditionFailure("the broker sent what is no packet: \(error)")
        }
    }

    /// The connection is cut.
    func cut() {
        bench.core.close(connection.key, at: bench.time)
    }
}
