import Messaging
import Networking
import Quantities

/// One connection of a loop.
///
/// A class because the library calls back while the loop is in the middle of a call for it.
final class MosquittoConnection {
    /// A subscription whose SUBACK is awaited.
    struct PendingSubscription {
        var packetIdentifier: UInt16
        var filter: String
        var quality: QualityOfService
        var asked: MonotonicInstant
        var deadline: MonotonicInstant
    }

    /// What happened to the connection in a call of the library's, to be acted on behind it.
    enum Outcome {
        /// It ended, or must: with an error, or well.
        case ended(TransportError?)
        /// The broker has lost the session, and the library is about to send what was in flight
        /// into a session that knows nothing of it.
        case sessionLost
    }

    var stage = MosquittoStage.closed
    /// The library's client; kept from connection to connection while its session is.
    var client: MosquittoClient?
    var inFlight = InFlightMessages()
    /// Whether the client holds what is in flight in a session that the broker may keep.
    var hasSession = false
    /// Whether the broker accepted the connection before.
    var hasStood = false
    /// How many CONNECTs were sent: a session that the broker has may be of an earlier one, even
    /// where no answer came.
    var introductions = 0
    /// What is in flight no more because its session was lost, to be told when connected again.
    var lost: [UInt64]?
    var outcome: Outcome?
    var subscriptions: [PendingSubscription] = []
    /// When connecting, or closing, must be over.
    var deadline = MonotonicInstant.distantFuture
    /// When the step that is going on began.
    var stepBegan = MonotonicInstant.distantFuture
    /// How long the steps took that are over.
    var took = ConnectDurations.zero
    /// When the address that is being tried is given up for the next one.
    var attemptDeadline = MonotonicInstant.distantFuture
    /// The host's addresses that are still to be tried.
    var candidates: [SocketAddress] = []
    /// What became of those that were tried, for a person.
    private(set) var addressFailures = ""
    /// When the library is next asked whether PINGREQ is due.
    var nextKeepAlive = MonotonicInstant.distantFuture
    /// How many messages may be in flight.
    var window = 0
    /// Whether a publish was told that the window is full, and no room was announced since.
    var awaitsWindow = false
    /// Whether a publish was told that the socket is full, and no room was announced since.
    var awaitsSocket = false
    /// Whether publishes must wait until the library has sent again what was in flight.
    var isResending = false
    /// Whether it is in the loop's list of those that have more to read.
    var isUnread = false
    /// Whether it is in the loop's list of those that asked for something.
    var isTouched = false
    /// The authentication method that CONNECT offered.
    var offeredMethod: String?
    /// How many packets were queued in callbacks and are not written.
    var queuedCount = 0

    /// The socket that the poller watches, and what for.
    private(set) var watched: Int32?
    private var armed: (reading: Bool, writing: Bool) = (false, false)
    private var current: SocketAddress?
    /// Tells the poller's reports of this attempt from those of earlier ones.
    private var generation: UInt32 = 0

    /// Whether the library may call back about this connection.
    var isLive: Bool {
        switch stage {
        case .awaitingAcceptance, .open, .finishing: true
        case .closed, .requested, .resolving, .connecting, .handshaking, .cancelled: false
        }
    }

    /// How many more messages may be in flight, as far as the library can name them.
    var room: Int { inFlight.isNextIdentifierTaken ? 0 : max(0, window - inFlight.count) }

    /// Takes the tokens whose acknowledgement will not come.
    func takeUnresolved() -> [UInt64] {
        let all = (lost ?? []) + inFlight.removeAll()
        lost = nil
        return all
    }

    /// What the poller is told to call this attempt.
    func key(of connection: ConnectionNumber) -> UInt64 {
        UInt64(generation) << 32 | UInt64(UInt32(truncatingIfNeeded: connection))
    }

    /// The connection that a poller's key is of.
    static func number(ofKey key: UInt64) -> ConnectionNumber { Int(key & 0xFFFF_FFFF) }

    /// A look at the socket beside the library.
    var line: LentConnection? {
        guard let client, let socket = client.socket else { return nil }
        return LentConnection(descriptor: socket, session: client.session)
    }

    /// Begins a new attempt.
    func begin(until deadline: MonotonicInstant) {
        self.deadline = deadline
        took = .zero
        addressFailures = ""
    }

    /// The next address to try, with a fair share of the time that is left.
    func takeCandidate(at now: MonotonicInstant) -> SocketAddress? {
        guard !candidates.isEmpty else { return nil }
        let share = Nanoseconds((deadline - now).count / Int64(candidates.count))
        attemptDeadline = now + share
        let address = candidates.removeFirst()
        current = address
        generation &+= 1
        return address
    }

    func noteFailedAddress(_ detail: String) {
        let place = current.map { " at \($0)" } ?? ""
        addressFailures += (addressFailures.isEmpty ? "" : "; ") + detail + place
    }

    /// Has `poller` watch the socket that there is now.
    func watch(
        _ connection: ConnectionNumber,
        by poller: Poller,
        reading: Bool,
        writing: Bool
    ) throws(NetworkError) {
        guard let socket = client?.socket else { return unwatch(by: poller) }
        let key = key(of: connection)
        if watched != socket {
            unwatch(by: poller)
            try poller.add(socket, key: key, reading: reading, writing: writing)
            watched = socket
        } else if armed != (reading, writing) {
            poller.change(socket, key: key, reading: reading, writing: writing)
        }
        armed = (reading, writing)
    }

    /// The poller watches no more; a socket that the library has closed is gone from it already.
    func unwatch(by poller: Poller) {
        if let watched, client?.socket == watched { poller.remove(watched) }
        watched = nil
    }

    /// Gives back everything of the attempt, but not what is in flight.
    func reset() {
        stage = .closed
        generation &+= 1
        outcome = nil
        subscriptions = []
        deadline = .distantFuture
        nextKeepAlive = .distantFuture
        attemptDeadline = .distantFuture
        candidates = []
        addressFailures = ""
        awaitsWindow = false
        awaitsSocket = false
        isResending = false
        isUnread = false
        queuedCount = 0
        offeredMethod = nil
    }
}
