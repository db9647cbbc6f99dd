import Evidence
public import Quantities

/// What became of sessions when connections were made again.
public struct SessionTally: Hashable, Sendable {
    /// Sessions that the broker had kept.
    public var resumed: UInt64 = 0
    /// Publishers' sessions that it had not.
    public var lostByPublishers: UInt64 = 0
    /// The verifier's sessions that it had not.
    public var lostByVerifier: UInt64 = 0
    /// Messages in flight in publishers' lost sessions: their answers will not come.
    public var unresolved: UInt64 = 0
    /// When a session was first found to be lost; nil where none was.
    public var firstLoss: Nanoseconds?
    /// When one was last found to be lost.
    public var lastLoss: Nanoseconds?

    /// Creates a tally of nothing.
    public init() {}

    /// How many were lost altogether.
    public var lost: UInt64 { lostByPublishers + lostByVerifier }

    /// Takes in what happened to a connection.
    mutating func add(_ record: ConnectionRecord, at: Nanoseconds) {
        switch record.event {
        case .sessionResumed: resumed += 1
        case .sessionLost(let unresolved):
            switch record.client {
            case .publisher: lostByPublishers += 1
            case .verifier: lostByVerifier += 1
            }
            self.unresolved += unresolved
            firstLoss = min(firstLoss ?? at, at)
            lastLoss = max(lastLoss ?? at, at)
        case .connected, .subscribed, .disconnected, .attemptFailed, .gaveUp, .reauthenticated,
            .reauthenticationFailed:
            break
        }
    }
}
