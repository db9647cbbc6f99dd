/// The client's side of one MQTT 5 connection, without the connection: bytes in, bytes out.
///
/// The owner moves bytes and tells the time; this value says what they mean and what to send.
///
///     received ──► next(in:from:publish:now:into:) ──► ClientEvent
///     publish, subscribe, acknowledge, … ──┐
///     tick(now:into:) ◄── nextDeadline     ├──► WireBuffer ──► transport
///     violations ──► DISCONNECT ───────────┘
///
/// It obeys what CONNACK announced. It speaks QoS 0 and 1, sends no topic alias and takes none
/// beyond what its CONNECT allowed. Once it has failed, refused or ended, it takes and sends nothing
/// until the next ``connect(_:now:into:)``. `now` is always in nanoseconds of any clock that never
/// goes back. An idle connection owns no memory beyond the value itself.
public struct ClientProtocol: Sendable {
    /// How far the connection is.
    public enum Phase: Hashable, Sendable {
        /// Nothing was sent.
        case idle
        /// CONNECT was sent.
        case connecting
        /// CONNACK accepted.
        case open
        /// It ended, one way or another.
        case closed
    }

    /// How far the connection is.
    public internal(set) var phase = Phase.idle
    /// What the server's CONNACK announced.
    public internal(set) var limits = ServerLimits()
    /// What the client decided for itself.
    public let settings: ClientSettings

    var decoder = PacketDecoder(packetsFrom: .server)
    var keepAlive = KeepAlive()
    /// Identifiers of messages *and* of pending requests, which share one space.
    var inFlightTable = InFlightTable()
    var requests: [PendingRequest] = []
    var deliveries = IdentifierSet()
    /// How many messages may be in flight for a new one to be taken; 0 while older ones come first.
    var window = 0
    /// What Receive Maximum and our own limit allow.
    var grantedWindow = 0
    /// Messages of a resumed session that were not sent again yet.
    var resends = ResendQueue()
    /// Tokens of messages whose session the server lost.
    var lost: [UInt64] = []
    var offer = ConnectionOffer()
    /// Whether a re-authentication awaits its answer; stays true where the connection ended first.
    public internal(set) var isReauthenticating = false

    /// Creates an idle one.
    public init(settings: ClientSettings = ClientSettings()) {
        self.settings = settings
    }

    /// How many QoS 1 messages await their acknowledgement, those to be sent again included.
    public var inFlight: Int { inFlightTable.count &- requests.count }

    /// How many more QoS 1 messages may be published now.
    public var room: Int { phase == .open ? max(0, window &- inFlight) : 0 }

    /// How many received QoS 1 messages the caller has not acknowledged.
    public var unacknowledgedDeliveries: Int { deliveries.count }

    /// How long the PINGRESP that is awaited, or was in vain, may take, in nanoseconds.
    public var pingPatience: UInt64 { keepAlive.patience }

    /// When to call ``tick(now:into:)`` next; nil where nothing is waited for.
    ///
    /// Moves with every packet sent, so ask again rather than keep it.
    public var nextDeadline: UInt64? { phase == .open ? keepAlive.nextDeadline : nil }

    /// Writes CONNECT.
    ///
    /// May be called anew after the connection closed. Messages in flight stay in flight, with
    /// their identifiers: see ``nextToRepublish`` for a session that the server kept, and take the
    /// unresolved tokens of one that it did not. Requests and deliveries are forgotten. Whoever
    /// does not mean to go on with the messages takes their tokens before.
    public mutating func connect(
        _ packet: ConnectPacket,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) {
        guard phase == .idle || phase == .closed else {
            throw WireError(.notAllowed, in: .connect, "already connected", section: "3.1")
        }
        try packet.encode(into: &output)
        var fresh = ClientProtocol(settings: settings)
        fresh.phase = .connecting
        fresh.offer = ConnectionOffer(packet)
        fresh.decoder.maximumPacketSize =
            packet.maximumPacketSize.map { Int($0) } ?? PacketDecoder.largestPacketSize
        for request in requests { _ = inFlightTable.remove(request.packetIdentifier) }
        fresh.inFlightTable = inFlightTable
        fresh.lost = lost
        self = fresh
    }

    /// Ends the connection from outside: the transport is gone.
    public mutating func close() {
        phase = .closed
    }

    /// Gives the tokens of the messages whose acknowledgement has not come, and forgets them.
    ///
    /// For a connection that is over, and for one that stands without the session of the one
    /// before; whether the server has the messages is not known.
    public mutating func takeUnresolved() -> [UInt64] {
        if phase == .open && !lost.isEmpty {
            // Nothing newer is in flight, for the window was shut; requests go on.
            defer {
                lost = []
                openWindow()
            }
            return lost
        }
        // Requests sit in the same table, with a token that means nothing.
        for request in requests { _ = inFlightTable.remove(request.packetIdentifier) }
        requests = []
        resends = ResendQueue()
        let unresolved = lost + inFlightTable.removeAll()
        lost = []
        openWindow()
        return unresolved
    }

    /// Sends PINGREQ when it is due, and fails when PINGRESP is overdue.
    ///
    /// - Parameters:
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes the PINGREQ.
    /// - Throws: ``WireError/Code/keepAliveTimeout``: the connection is over, close the transport.
    public mutating func tick(now: UInt64, into output: inout WireBuffer) throws(WireError) {
        guard phase == .open else { return }
        if keepAlive.isOverdue(now) {
            phase = .closed
            throw WireError(
                .keepAliveTimeout,
                in: .pingresp,
                "it did not come in time",
                section: "3.1.2.10"
            )
        }
        if keepAlive.takePing(now) { output.appendPing(.pingreq) }
    }
}
