import MQTTWire
import Quantities

/// One connected client: what it may do, what is in flight to it, what waits for it.
///
/// A class because subscriptions and the connection both refer to it; touched on the broker's
/// thread only. Ends with its connection: the broker grants no session expiry, so nothing is kept
/// for a client that comes back.
final class BrokerSession {
    /// How far a connection is.
    enum Phase {
        /// Waiting for CONNECT.
        case new
        /// Admitted.
        case open
        /// To be closed once the output is written.
        case ending
    }

    /// Above this many unwritten bytes, messages wait in the queue.
    private static let outputLimit = 1 << 20

    /// The connection's number in the broker's loop.
    let key: UInt64
    /// When the connection was accepted, and later when the last packet came.
    var lastHeard: MonotonicInstant
    /// How far the connection is.
    var phase = Phase.new
    /// Bytes that came and are not yet a whole packet.
    var input = WireBuffer()
    /// Bytes to write.
    var output = WireBuffer()
    /// Bytes handed to the socket that it has not taken yet.
    var unsentCount = 0

    /// The client identifier.
    var clientIdentifier = ""
    /// The authentication method; nil for a client without enhanced authentication.
    var authenticationMethod: String?
    /// When the token expires; nil without a token.
    var tokenExpiry: WallClockInstant?
    /// The silence after which the connection is given up; nil for none.
    var silenceLimit: Nanoseconds?
    /// Published unless the client says goodbye.
    var will: Will?
    /// How many QoS 1 messages the client takes unacknowledged.
    var receiveMaximum = 65_535

    private(set) var queue = DeliveryQueue()
    private var inFlight: Set<UInt16> = []
    private var lastIdentifier: UInt16 = 0
    /// Messages that went out.
    private(set) var deliveredCount: UInt64 = 0

    init(key: UInt64, at time: MonotonicInstant) {
        self.key = key
        lastHeard = time
    }

    /// Whether there is nothing left to write.
    var isFlushed: Bool { output.isEmpty && unsentCount == 0 }

    /// Sends a message, or has it wait its turn.
    func deliver(_ delivery: DeliveryQueue.Delivery) {
        guard phase == .open else { return }
        queue.append(delivery)
        pump()
    }

    /// Sends what waits, as far as the client's window and the socket allow.
    func pump() {
        while let delivery = queue.first, canSend(delivery.quality) {
            queue.removeFirst()
            var identifier: UInt16 = 0
            if delivery.quality > 0 {
                identifier = freeIdentifier()
                inFlight.insert(identifier)
            }
            delivery.message.encode(
                quality: delivery.quality,
                isRetained: delivery.isRetained,
                packetIdentifier: identifier,
                into: &output
            )
            deliveredCount += 1
        }
    }

    /// The client acknowledged a message; whether it was one in flight.
    func acknowledge(_ identifier: UInt16) -> Bool {
        guard inFlight.remove(identifier) != nil else { return false }
        pump()
        return true
    }

    /// Says a last word and has the connection closed.
    func end(_ reason: UInt8, _ words: String? = nil) {
        guard phase != .ending else { return }
        var packet = DisconnectPacket(reason: reason)
        packet.reasonString = words
        send(.disconnect(packet))
        phase = .ending
    }

    /// Adds a packet to the output; one that cannot be encoded ends the connection.
    func send(_ packet: Packet) {
        guard phase != .ending else { return }
        do {
            try packet.encode(into: &output)
        } catch {
            phase = .ending
        }
    }

    private func canSend(_ quality: UInt8) -> Bool {
        guard output.count + unsentCount < Self.outputLimit else { return false }
        return quality == 0 || inFlight.count < receiveMaximum
    }

    /// The window is at most 65,535, so one identifier is always free.
    private func freeIdentifier() -> UInt16 {
        repeat {
            lastIdentifier = lastIdentifier == .max ? 1 : lastIdentifier + 1
        } while inFlight.contains(lastIdentifier)
        return lastIdentifier
    }
}
