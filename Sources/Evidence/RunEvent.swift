public import Quantities

/// Something that happened to the run as a whole.
public enum RunEvent: Hashable, Sendable {
    /// The schedule began at this calendar time, from which the times that messages carry are
    /// counted; only where a graph aggregates by them.
    case scheduleBegan(WallClockInstant)
    /// A phase began: `warm-up`, `measure`, `drain`.
    case phase(String)
    /// The verifier's connection ended and is not made again; what came out from here on is not
    /// known.
    case subscriberDisconnected(reason: String)
    /// The token that connections show is a new one; it expires so long after the record's instant
    /// (negative: before it), nil where it does not say.
    case tokenRenewed(expiresIn: Nanoseconds?)
    /// A new token was due or there and cannot be used.
    case tokenUnusable(reason: String)
    /// The user asked to stop.
    case interrupted
    /// The run ended: all phases are over, or the reason why they are not.
    case ended(String)
}
