/// The parts of a message's way that are timed, by the names they have in thresholds.
public enum LatencyStage: String, Sendable, CaseIterable {
    /// Receive minus *intended* send: the headline, safe from coordinated omission.
    case endToEnd = "end_to_end"
    /// Receive minus actual send: what the system took once it had the message.
    case endToEndFromSend = "end_to_end_from_send"
    /// PUBACK minus actual send.
    case publish
    /// Seen on the input minus actual send, where the input is watched.
    case ingress
    /// Out of the graph minus seen on the input, where the input is watched.
    case graph
    /// Actual minus intended send: everything that held the message up on our side of the wire.
    case sendLag = "send_lag"
    /// TCP's way to a connection.
    case tcpConnect = "tcp_connect"
    /// The TLS handshake.
    case tlsHandshake = "tls_handshake"
    /// CONNECT to CONNACK.
    case mqttConnect = "mqtt_connect"
    /// SUBSCRIBE to SUBACK.
    case subscribe
    /// AUTH to AUTH: a token shown on a connection that stands.
    case reauthentication

    /// Whether it is timed only where the input is watched.
    public var needsInput: Bool { self == .ingress || self == .graph }

    /// The name in `report.json`.
    public var reportName: String {
        switch self {
        case .endToEnd: "endToEnd"
        case .endToEndFromSend: "endToEndFromSend"
        case .publish: "publish"
        case .ingress: "ingress"
        case .graph: "graph"
        case .sendLag: "sendLag"
        case .tcpConnect: "tcpConnect"
        case .tlsHandshake: "tlsHandshake"
        case .mqttConnect: "mqttConnect"
        case .subscribe: "subscribe"
        case .reauthentication: "reauthentication"
        }
    }
}
