import Evidence
import Messaging
public import Quantities

/// Something that went wrong with connections in one way, however often it did.
public struct ConnectionTrouble: Hashable, Sendable {
    /// What went wrong.
    public enum Kind: String, Sendable, CaseIterable {
        /// A connection that stood ended unasked.
        case ended
        /// A connection could not be made again, and that was tried again.
        case attemptFailed
        /// A connection was given up.
        case abandoned
        /// New credentials were not taken.
        case renewalRefused
    }

    /// What went wrong.
    public var kind: Kind
    /// The broker's reason code, where it gave one.
    public var code: UInt8?
    /// Why, in words.
    public var reason: String
    /// How often with publishers' connections.
    public var publishers: UInt64 = 0
    /// How often with the verifier's.
    public var verifier: UInt64 = 0
    /// When first.
    public var first: Nanoseconds
    /// When last.
    public var last: Nanoseconds

    /// Why, in words, with the broker's code where the reason does not name it.
    public var words: String {
        guard let code = code.map({ ReasonCode(rawValue: $0) }),
            !reason.contains(code.description)
        else { return reason }
        return "\(reason): \(code)"
    }

    /// How often altogether.
    public var count: UInt64 { publishers + verifier }

    /// Creates a trouble that has not happened yet.
    public init(kind: Kind, code: UInt8?, reason: String, first: Nanoseconds) {
        self.kind = kind
        self.code = code
        self.reason = reason
        self.first = first
        last = first
    }

    /// Counts it once more.
    mutating func add(_ client: ConnectionRecord.Client, at: Nanoseconds) {
        switch client {
        case .publisher: publishers += 1
        case .verifier: verifier += 1
        }
        first = min(first, at)
        last = max(last, at)
    }
}

extension ConnectionRecord.Event {
    /// What it is a trouble of, with code and reason; nil where nothing went wrong.
    var trouble: (kind: ConnectionTrouble.Kind, code: UInt8?, reason: String)? {
        switch self {
        case .disconnected(let code, let reason): (.ended, code, reason)
        case .attemptFailed(let code, let reason): (.attemptFailed, code, reason)
        case .gaveUp(let reason): (.abandoned, nil, reason)
        case .reauthenticationFailed(let code, let reason): (.renewalRefused, code, reason)
        case .connected, .sessionResumed, .sessionLost, .subscribed, .reauthenticated: nil
        }
    }
}
