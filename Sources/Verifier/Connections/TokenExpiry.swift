import Evidence
public import Quantities

/// A token that expired while connections still stood on it, and what the broker did then.
public struct TokenExpiry: Hashable, Sendable {
    /// When it expired.
    public var at: Nanoseconds
    /// When a new one took its place; nil where none did.
    public var renewed: Nanoseconds?
    /// Connections that ended unasked after it, by the broker's reason code where it gave one.
    public var endings: [UInt8?: UInt64] = [:]
    /// When the first of these ended.
    public var firstEnding: Nanoseconds?
    /// Attempts to connect again that failed after it, by the broker's reason code.
    public var failedAttempts: [UInt8?: UInt64] = [:]

    /// Creates an expiry that nothing came of.
    public init(at: Nanoseconds) {
        self.at = at
    }

    /// How many connections ended after it.
    public var ended: UInt64 { endings.values.reduce(0, +) }

    /// Takes in what happened to a connection after it.
    mutating func add(_ event: ConnectionRecord.Event, at: Nanoseconds) {
        switch event {
        case .disconnected(let code, _):
            endings[code, default: 0] += 1
            firstEnding = min(firstEnding ?? at, at)
        case .attemptFailed(let code, _): failedAttempts[code, default: 0] += 1
        default: break
        }
    }
}
