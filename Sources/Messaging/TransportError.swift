public import Quantities

/// Why a connection could not be made or did not last.
///
/// The description says what happened and what to do; no secret is ever in it.
public enum TransportError: Error, Hashable, Sendable {
    /// The host name does not resolve.
    case hostNotFound(host: String, detail: String)
    /// TCP could not connect: refused, unreachable, reset.
    case connectionFailed(address: BrokerAddress, detail: String)
    /// A step took longer than it may; `after` is how long that is, nil where it is not known.
    case timedOut(address: BrokerAddress, step: String, after: Nanoseconds? = nil)
    /// The server's certificate chain is not trusted.
    case certificateNotTrusted(address: BrokerAddress, detail: String)
    /// The server's certificate is for another name.
    case certificateNameMismatch(address: BrokerAddress, detail: String)
    /// Any other failure of the TLS handshake or connection.
    case tlsFailed(address: BrokerAddress, detail: String)
    /// A certificate, key, token or password file is missing or malformed.
    case credentialUnusable(path: String, problem: String, hint: String)
    /// The broker answered CONNECT with a failure.
    case connectRefused(reason: ReasonCode, detail: String?)
    /// The broker took no notice of the authentication method it was offered.
    case authenticationIgnored(method: String)
    /// The broker did not take new credentials on a connection that stood.
    case reauthenticationRefused(reason: ReasonCode, detail: String?)
    /// The transport cannot do what was asked of it.
    case notSupported(what: String, hint: String)
    /// The broker refused a subscription.
    case subscribeRefused(filter: String, reason: ReasonCode)
    /// The broker granted a lower quality of service than the run needs.
    case qualityLowered(filter: String, asked: QualityOfService, granted: QualityOfService)
    /// The broker sent DISCONNECT.
    case disconnected(reason: ReasonCode, detail: String?)
    /// The connection ended without a DISCONNECT.
    case connectionLost(detail: String)
    /// The broker broke a rule of MQTT.
    case protocolViolation(detail: String)
}
