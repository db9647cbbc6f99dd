/// How far a connection of the loop is.
enum MosquittoStage: Hashable {
    /// Nothing is there.
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
    /// DISCONNECT waits behind what was accepted before it.
    case finishing

    /// The step's name for a person, where it can time out.
    var words: String {
        switch self {
        case .closed, .requested, .resolving: "name resolution"
        case .connecting: "TCP connection"
        case .handshaking: "TLS handshake"
        case .awaitingAcceptance: "waiting for CONNACK"
        case .open: "MQTT"
        case .cancelled, .finishing: "closing"
        }
    }
}
