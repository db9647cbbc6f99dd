import MQTTWire
import Messaging
import Networking
import Quantities

/// One connection of a loop: a small value in the loop's array.
struct ClientConnection {
    /// A subscription whose SUBACK is awaited.
    struct PendingSubscription {
        var packetIdentifier: UInt16
        var filter: String
        var quality: QualityOfService
        var asked: MonotonicInstant
        var deadline: MonotonicInstant
    }

    var stage = ConnectionStage.closed
    /// Whether the broker accepted it before, so that there may be a session to resume.
    var hasStood = false
    var stream: ByteStream?
    var session = ClientProtocol()
    /// The packet that arrived in part, from its first byte; empty where none did.
    var partial: [UInt8] = []
    var subscriptions: [PendingSubscription] = []
    /// When connecting, or closing, must be over.
    var deadline = MonotonicInstant.distantFuture
    /// When the step that is going on began: TCP, TLS or CONNECT.
    var stepBegan = MonotonicInstant.distantFuture
    /// How long the steps took that are over.
    var took = ConnectDurations.zero
    /// When new credentials were shown whose answer is awaited; nil where none are.
    var reauthenticationBegan: MonotonicInstant?
    /// When the address that is being tried is given up for the next one.
    var attemptDeadline = MonotonicInstant.distantFuture
    /// The host's addresses that are still to be tried.
    var candidates: [SocketAddress] = []
    /// What became of those that were tried, for a person.
    private(set) var addressFailures = ""
    /// Whether a publish was told that the window is full, and no room was announced since.
    var awaitsWindow = false
    /// Whether a publish was told that the socket is full, and no room was announced since.
    var awaitsSocket = false
    /// The writes of the stream that the statistics have counted.
    var countedWrites: UInt64 = 0
    /// Whether it is in the loop's list of those that have more to read.
    var isUnread = false
    /// How many bytes the stream keeps because the socket did not take them.
    var backlog = 0
    /// The authentication method that CONNECT offered.
    var offeredMethod: String?

    /// The address that is being tried.
    private var current: SocketAddress?
    /// Tells the poller's reports of this attempt from those of earlier ones.
    private var generation: UInt32 = 0

    /// What the poller is told to call this attempt.
    func key(of connection: ConnectionNumber) -> UInt64 {
        UInt64(generation) << 32 | UInt64(UInt32(truncatingIfNeeded: connection))
    }

    /// The connection that a poller's key is of.
    static func number(ofKey key: UInt64) -> ConnectionNumber { Int(key & 0xFFFF_FFFF) }

    /// Begins a new attempt, with the session that the connection before left where there is one.
    mutating func begin(until deadline: MonotonicInstant, _ settings: ClientSettings) {
        let generation = generation
        let left = session
        let hasStood = hasStood
        self = ClientConnection()
        self.generation = generation &+ 1
        self.hasStood = hasStood
        session = hasStood ? left : ClientProtocol(settings: settings)
        self.deadline = deadline
    }

    /// The next address to try, with a fair share of the time that is left.
    mutating func takeCandidate(at now: MonotonicInstant) -> SocketAddress? {
        guard !candidates.isEmpty else { return nil }
        let share = Nanoseconds((deadline - now).count / Int64(candidates.count))
        attemptDeadline = now + share
        let address = candidates.removeFirst()
        current = address
        return address
    }

    mutating func noteFailedAddress(_ error: NetworkError) {
        let detail = if case .connectionFailed(let words) = error { words } else { "\(error)" }
        let place = current.map { " at \($0)" } ?? ""
        addressFailures += (addressFailures.isEmpty ? "" : "; ") + detail + place
    }

    /// Ends it: closes the socket and gives everything back but, where it is to be resumed, the
    /// session.
    ///
    /// - Returns: The tokens whose acknowledgement will not come.
    mutating func reset(keepingSession: Bool) -> [UInt64] {
        stream?.close()
        session.close()
        let unresolved = keepingSession ? [] : session.takeUnresolved()
        let generation = generation
        let left = session
        let hasStood = hasStood
        self = ClientConnection()
        self.generation = generation
        self.hasStood = hasStood
        session = left
        return unresolved
    }
}
