/// What a successful CONNACK says about the authentication method that was offered.
public enum AuthenticationOutcome: Hashable, Sendable {
    /// No method was offered, and none named.
    case notOffered
    /// The server repeats the method, as it must (section 4.12).
    case confirmed
    /// The server accepted the connection and says nothing of the method: it may not have looked at
    /// the credentials at all.
    ///
    /// Whether that is good enough is the caller's to decide.
    case ignored
}
