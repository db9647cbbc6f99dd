/// The counts of what happened to a run's connections, by their names in thresholds and reports.
public enum ConnectionCount: String, Sendable, CaseIterable {
    /// Connections that ended unasked.
    case disconnects
    /// Connections that were made again.
    case reconnects
    /// Connections that were given up.
    case abandoned
    /// Sessions that the broker had not kept.
    case sessionsLost = "sessions_lost"
    /// Messages sent again on a resumed session.
    case resent
    /// Times that all connections were told to show a new token.
    case renewals
    /// Connections that showed a new token and whose broker took it.
    case reauthentications
    /// New tokens that a broker did not take, or that could not be shown.
    case renewalsRefused = "renewals_refused"

    /// The name in `report.json`.
    public var reportName: String {
        switch self {
        case .sessionsLost: "sessionsLost"
        case .renewalsRefused: "renewalsRefused"
        default: rawValue
        }
    }

    /// What is counted, in the plural, for errors.
    var noun: String {
        switch self {
        case .disconnects: "disconnects"
        case .reconnects: "reconnects"
        case .abandoned: "connections"
        case .sessionsLost: "sessions"
        case .resent: "messages"
        case .renewals: "renewals"
        case .reauthentications: "re-authentications"
        case .renewalsRefused: "refusals"
        }
    }
}
