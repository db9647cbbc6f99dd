/// How far a connection of the loop is.
enum ConnectionStage: Hashable {
    /// Nothing is there; ``Connections/open(_:)`` begins.
    case closed
    /// Asked for, and to be begun when the task has returned.
    case requested
    /// The host's addresses are being asked for.
    case resolving
    /// TCP is connecting.
    case connecting
    /// TLS is being negotiated.
    case handshaking
    /// CONNECT was sent.
    case awaitingAcceptance
    /// MQTT flows.
    case open
    /// Closed by the task before it was open; the task is to be told when it has returned.
    case cancelled
    /// DISCONNECT was accepted and is to be written.
    case finishing
    /// DISCONNECT was written; the peer's end is awaited, so that nothing of ours is thrown away.
    case draining

    /// The step's name for a person, where it can time out.
    var words: String {
        switch self {
        case .closed, .requested, .resolving: "name resolution"
        case .connecting: "TCP connection"
        case .handshaking: "TLS handshake"
        case .awaitingAcceptance: "waiting for CONNACK"
        case .open: "MQTT"
        case .cancelled, .finishing, .draining: "closing"
        }
    }
}
