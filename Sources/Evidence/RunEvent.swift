/// Something that happened to the run as a whole.
public enum RunEvent: Hashable, Sendable {
    /// A phase began: `warm-up`, `measure`, `drain`.
    case phase(String)
    /// A publisher's connection ended unasked; the reason is in words.
    case publisherDisconnected(publisher: UInt32, reason: String)
    /// The verifier's connection ended unasked; what came out from here on is not known.
    case subscriberDisconnected(reason: String)
    /// The user asked to stop.
    case interrupted
    /// The run ended: all phases are over, or the reason why they are not.
    case ended(String)
}
