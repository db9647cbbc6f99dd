import Scenarios

extension LatencyStage {
    /// Whether a late generator makes the stage's latencies meaningless: those of messages, from
    /// their sending on.
    var isOfMessages: Bool {
        switch self {
        case .endToEnd, .endToEndFromSend, .publish, .ingress, .graph: true
        case .sendLag, .tcpConnect, .tlsHandshake, .mqttConnect, .subscribe, .reauthentication:
            false
        }
    }
}
