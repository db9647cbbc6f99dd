import Evidence
public import Quantities

/// How long clients were without a connection that had stood.
public struct OutageTally: Hashable, Sendable {
    /// How many were over: the connection was made again.
    public var ended: UInt64 = 0
    /// The longest of these; nil where there was none.
    public var longest: Nanoseconds?
    /// All of these together.
    public var total = Nanoseconds.zero
    /// The most attempts that one of them took.
    public var mostAttempts: UInt32 = 0

    private var open: [ConnectionRecord.Client: Nanoseconds] = [:]

    /// Creates a tally of nothing.
    public init() {}

    /// How many clients had no connection in the end that had one before.
    public var unended: Int { open.count }

    /// Takes in what happened to a connection.
    mutating func add(_ record: ConnectionRecord, at: Nanoseconds) {
        switch record.event {
        case .disconnected: open[record.client] = open[record.client] ?? at
        case .connected(_, _, _, let attempt):
            mostAttempts = max(mostAttempts, attempt)
            guard let since = open.removeValue(forKey: record.client) else { return }
            ended += 1
            total += at - since
            longest = max(longest ?? .zero, at - since)
        case .sessionResumed, .sessionLost, .subscribed, .attemptFailed, .gaveUp,
            .reauthenticated, .reauthenticationFailed:
            break
        }
    }
}
