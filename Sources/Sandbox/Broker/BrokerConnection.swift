import MQTTWire
import Quantities

/// One client's network connection: what came, what is to be written, how long it may last.
///
/// A class because the loop, the core and the client's session refer to it; touched on the broker's
/// thread only.
final class BrokerConnection {
    /// How far a connection is.
    enum Phase {
        /// Waiting for CONNECT.
        case new
        /// Admitted.
        case open
        /// To be closed once the output is written.
        case ending
    }

    /// Above this many unwritten bytes, messages wait in the session's queue.
    static let deliveryLimit = 1 << 20
    /// Above this many unwritten bytes, nothing more is read: a client that publishes without
    /// reading its acknowledgements would have them pile up here.
    ///
    /// Above ``deliveryLimit``, so that a slow subscriber's acknowledgements are always read.
    static let responseLimit = 2 << 20

    /// An idle connection keeps buffers of at most this size, each way.
    static let keptCapacity = 4 << 10

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

    /// The session it serves; nil before CONNECT was accepted and once the connection ends.
    var session: BrokerSession?
    /// The authentication method; nil for a client without enhanced authentication.
    var authenticationMethod: String?
    /// The silence after which the connection is given up; nil for none.
    var silenceLimit: Nanoseconds?
    /// Published unless the client says goodbye.
    var will: Will?
    /// Whether the client itself ended the connection, so that there is nothing it has yet to read.
    var hasSaidGoodbye = false
    /// Whether its end has been dealt with, all but closing it.
    var isLeaving = false
    /// Whether our direction has ended, and only the client's end is awaited.
    var hasFinishedSending = false
    /// Whether the time to take our last words and to close is over.
    var isOverdue = false

    init(key: UInt64, at time: MonotonicInstant) {
        self.key = key
        lastHeard = time
    }

    /// How much is to be written.
    var unwrittenCount: Int { output.count + unsentCount }

    /// Whether what is to be written leaves room for the answers to more packets.
    var canRead: Bool { phase == .ending || unwrittenCount < Self.responseLimit }

    /// Adds a packet to the output; one that cannot be encoded ends the connection.
    func send(_ packet: Packet) {
        guard phase != .ending else { return }
        do {
            try packet.encode(into: &output)
        } catch {
            phase = .ending
        }
    }
}
