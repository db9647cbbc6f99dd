import Evidence
import Quantities

/// Whether what comes out is being watched, and when it was not.
///
/// The broker keeps the verifier's session while its connection is made again, and then nothing is
/// missed. If the session is gone, whatever came out from the connection's end until the next
/// subscription stood is not known.
struct OutputWatch: Hashable, Sendable {
    /// What an event means for messages.
    enum Effect: Hashable, Sendable {
        /// Nothing.
        case none
        /// The connection ended, and it is not known yet whether anything will have been missed.
        case suspended
        /// The session was kept: nothing was missed.
        case resumed
        /// The session was gone: what came out until now is not known.
        case missed(until: Nanoseconds)
    }

    /// Times in which it was not watched.
    struct Gaps: Hashable, Sendable {
        /// How many there were.
        var count: UInt64 = 0
        /// When the first began; nil where there was none.
        var first: Nanoseconds?
        /// How long they were altogether.
        var length = Nanoseconds.zero
    }

    /// The times that are over.
    private(set) var gaps = Gaps()
    /// When the connection ended that is not whole yet; nil while it is watched.
    private(set) var suspendedSince: Nanoseconds?
    private var isForgotten = false
    private var isOver = false

    init() {}

    /// Takes in what happened to the verifier's connection.
    mutating func note(_ event: ConnectionRecord.Event, at: Nanoseconds) -> Effect {
        guard !isOver else { return .none }
        switch event {
        case .disconnected: return suspend(at)
        case .sessionLost:
            isForgotten = true
            return suspend(at)
        case .sessionResumed:
            // A session that was made anew since holds no subscription yet.
            guard suspendedSince != nil, !isForgotten else { return .none }
            suspendedSince = nil
            return .resumed
        case .subscribed:
            guard let since = suspendedSince else { return .none }
            end(since, at)
            return .missed(until: at)
        case .connected, .attemptFailed, .gaveUp, .reauthenticated, .reauthenticationFailed:
            return .none
        }
    }

    /// The connection ended and is not made again.
    mutating func noteLoss(at: Nanoseconds) -> Effect {
        guard !isOver else { return .none }
        isOver = true
        return suspend(at)
    }

    private mutating func suspend(_ at: Nanoseconds) -> Effect {
        guard suspendedSince == nil else { return .none }
        suspendedSince = at
        return .suspended
    }

    private mutating func end(_ since: Nanoseconds, _ at: Nanoseconds) {
        gaps.count += 1
        gaps.first = gaps.first ?? since
        gaps.length += at - since
        suspendedSince = nil
        isForgotten = false
    }
}
