import Evidence
import Quantities
public import Scenarios

/// What happened to the run's own connections, counted.
public struct ConnectionTally: Hashable, Sendable {
    private var values: [ConnectionCount: UInt64] = [:]

    /// Connections that were made at the beginning of the run.
    public var firstConnections: UInt64 = 0
    /// What went wrong with connections, by kind and reason, in the order of first times.
    public var troubles = TroubleTally()
    /// How long clients were without a connection.
    public var outages = OutageTally()
    /// Sessions that the broker had not kept.
    public var sessions = SessionTally()

    /// Creates counts of zero.
    public init() {}

    /// One count.
    public subscript(count: ConnectionCount) -> UInt64 {
        get { values[count, default: 0] }
        set { values[count] = newValue }
    }

    /// Counts what happened to a connection.
    mutating func add(_ record: ConnectionRecord, at: Nanoseconds) {
        troubles.add(record, at: at)
        outages.add(record, at: at)
        sessions.add(record, at: at)
        switch record.event {
        case .connected(_, _, _, let attempt) where attempt > 0: self[.reconnects] += 1
        case .connected: firstConnections += 1
        case .sessionResumed, .subscribed, .attemptFailed: break
        case .sessionLost: self[.sessionsLost] += 1
        case .disconnected: self[.disconnects] += 1
        case .gaveUp: self[.abandoned] += 1
        case .reauthenticated: self[.reauthentications] += 1
        case .reauthenticationFailed: self[.renewalsRefused] += 1
        }
    }
}
