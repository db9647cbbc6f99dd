/// The parts of a message's way that are timed, by the names they have in thresholds.
public enum LatencyStage: String, Sendable, CaseIterable {
    /// Receive minus *intended* send: the headline, safe from coordinated omission.
    case endToEnd = "end_to_end"
    /// Receive minus actual send: what the system took once it had the message.
    case endToEndFromSend = "end_to_end_from_send"
    /// PUBACK minus actual send.
    case publish
    /// Actual minus intended send: everything that held the message up on our side of the wire.
    case sendLag = "send_lag"

    /// The name in `report.json`.
    public var reportName: String {
        switch self {
        case .endToEnd: "endToEnd"
        case .endToEndFromSend: "endToEndFromSend"
        case .publish: "publish"
        case .sendLag: "sendLag"
        }
    }
}
