private import Quantities

extension TransportError: CustomStringConvertible {
    /// One sentence that says what happened; ``hint`` says what to do.
    public var description: String {
        switch self {
        case .hostNotFound(let host, let detail):
            "host \"\(host)\" was not found (\(detail))"
        case .connectionFailed(let address, let detail):
            "could not connect to \(address): \(detail)"
        case .timedOut(let address, let step, let limit):
            "\(address) did not answer in \(limit.map(Self.words) ?? "time") (\(step))"
        case .certificateNotTrusted(let address, let detail):
            "the certificate of \(address) is not trusted: \(detail)"
        case .certificateNameMismatch(let address, let detail):
            "the certificate of \(address) is for another name: \(detail)"
        case .tlsFailed(let address, let detail):
            "TLS with \(address) failed: \(detail)"
        case .credentialUnusable(let path, let problem, _):
            "\(path): \(problem)"
        case .connectRefused(let reason, let detail):
            "the broker refused the connection: \(reason)\(Self.suffix(detail))"
        case .authenticationIgnored(let method):
            "the broker accepted the connection but took no notice of authentication method "
                + "\"\(method)\""
        case .reauthenticationRefused(let reason, let detail):
            "the broker did not take the new credentials: \(reason)\(Self.suffix(detail))"
        case .notSupported(let what, _): what
        case .subscribeRefused(let filter, let reason):
            "the broker refused the subscription to \"\(filter)\": \(reason)"
        case .qualityLowered(let filter, let asked, let granted):
            "the broker granted QoS \(granted.rawValue) for \"\(filter)\" where QoS "
                + "\(asked.rawValue) was asked"
        case .disconnected(let reason, let detail):
            "the broker closed the connection: \(reason)\(Self.suffix(detail))"
        case .connectionLost(let detail):
            "the connection was lost: \(detail)"
        case .protocolViolation(let detail):
            "the broker broke the protocol: \(detail)"
        }
    }

    /// The edit or look that would most likely help.
    public var hint: String {
        switch self {
        case .hostNotFound:
            "check the host in the broker's address; inside a cluster it is the service's name"
        case .connectionFailed:
            "check that the broker listens there, and that the port is the listener's"
        case .timedOut:
            "check that the port is an MQTT listener and that TLS is on at both ends or at neither"
        case .certificateNotTrusted:
            "give the broker's certificate authority with `ca:` or --ca"
        case .certificateNameMismatch:
            "connect by a name that the certificate has, or add this name to the listener's SANs"
        case .tlsFailed(_, let detail) where Self.isAboutOurCertificate(detail):
            "the broker probably wants a client certificate of an authority it trusts: give its "
                + "files as `certificate:` and `privateKey:` of the target"
        case .tlsFailed:
            "check that the port speaks TLS; for plain TCP write mqtt:// instead of mqtts://"
        case .credentialUnusable(_, _, let hint):
            hint
        case .connectRefused(let reason, _):
            Self.hint(forConnectReason: reason)
        case .authenticationIgnored:
            "the listener has no such authentication configured; use `method: none` if that is "
                + "meant, or configure the listener"
        case .reauthenticationRefused:
            "check that the new token's audience and subject are those of the first one, and that "
                + "it has not expired"
        case .notSupported(_, let hint):
            hint
        case .subscribeRefused:
            "check the topic's spelling and that the broker's authorization allows this client to "
                + "subscribe to it"
        case .qualityLowered:
            "lower the workload's qos, or use a listener that grants it"
        case .connectionLost(let detail) where detail.contains("listener for TLS"),
            .protocolViolation(let detail) where detail.contains("listener for TLS"):
            "if the port speaks TLS, write mqtts:// instead of mqtt://"
        case .protocolViolation(let detail) where detail.contains("is not MQTT"):
            "check that the port is the broker's MQTT listener, not one for HTTP or WebSockets"
        case .disconnected, .connectionLost, .protocolViolation:
            "look at the broker's log at this time"
        }
    }

    private static func suffix(_ detail: String?) -> String {
        detail.map { ": \($0)" } ?? ""
    }

    /// A limit as it was probably written: whole seconds, or milliseconds.
    private static func words(_ limit: Nanoseconds) -> String {
        let milliseconds = limit.count / 1_000_000
        return milliseconds.isMultiple(of: 1_000)
            ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
    }

    /// OpenSSL's words where the peer refused what we showed; our own refusals are other errors.
    ///
    /// A missing certificate is a "handshake failure" in TLS 1.2.
    private static func isAboutOurCertificate(_ detail: String) -> Bool {
        guard detail.contains("alert") else { return false }
        return ["certificate", "unknown ca", "handshake failure"].contains { detail.contains($0) }
    }

    private static func hint(forConnectReason reason: ReasonCode) -> String {
        switch reason.rawValue {
        case 0x84: "the listener does not speak MQTT 5"
        case 0x85: "the client identifier is not allowed; set another with `clientPrefix:`"
        case 0x86, 0x87:
            "check the token's audience and expiry, or the user name and password, and that the "
                + "broker's authentication policy admits this client"
        case 0x8C: "the listener does not offer this authentication method"
        case 0x88, 0x89, 0x97, 0x9F: "the broker is busy; try later or with fewer connections"
        default: "look at the broker's log at this time"
        }
    }
}
