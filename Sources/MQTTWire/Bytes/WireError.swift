/// A rule of MQTT 5 that bytes, or a request to send, broke.
///
/// Never holds bytes of the packet, so that no secret gets into a log through it.
public struct WireError: Error, Hashable, Sendable {
    /// The kinds of trouble, for programs.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The bytes cannot be parsed.
        case malformedPacket = "malformed-packet"
        /// The packet parses, and is against the rules.
        case protocolError = "protocol-error"
        /// The packet is larger than its receiver takes.
        case packetTooLarge = "packet-too-large"
        /// CONNECT of another version than 5.
        case unsupportedProtocolVersion = "unsupported-protocol-version"
        /// The peer sent more unacknowledged deliveries than we take.
        case receiveMaximumExceeded = "receive-maximum-exceeded"
        /// The peer used a topic alias that we do not take.
        case topicAliasInvalid = "topic-alias-invalid"
        /// PINGRESP did not come in time.
        case keepAliveTimeout = "keep-alive-timeout"
        /// The connection is not open.
        case notConnected = "not-connected"
        /// The server announced that it does not take this.
        case notAllowed = "not-allowed"
    }

    /// What kind of trouble.
    public let code: Code
    /// The packet it was in; nil where there is none yet.
    public let packet: PacketKind?
    /// What is wrong, for people.
    public let problem: String
    /// The section of the MQTT 5 text that has the rule.
    public let section: String

    /// Creates an error.
    public init(_ code: Code, in packet: PacketKind?, _ problem: String, section: String) {
        self.code = code
        self.packet = packet
        self.problem = problem
        self.section = section
    }

    /// The reason code with which to answer the peer in DISCONNECT or CONNACK.
    public var reason: UInt8 {
        switch code {
        case .malformedPacket: ReasonByte.malformedPacket
        case .protocolError, .notConnected, .notAllowed: ReasonByte.protocolError
        case .packetTooLarge: ReasonByte.packetTooLarge
        case .unsupportedProtocolVersion: ReasonByte.unsupportedProtocolVersion
        case .receiveMaximumExceeded: ReasonByte.receiveMaximumExceeded
        case .topicAliasInvalid: ReasonByte.topicAliasInvalid
        case .keepAliveTimeout: ReasonByte.keepAliveTimeout
        }
    }
}

extension WireError: CustomStringConvertible {
    /// `PUBLISH: topic has a wildcard (MQTT 5 section 3.3.2.1) [malformed-packet]`.
    public var description: String {
        let place = packet.map { "\($0.name): " } ?? ""
        return "\(place)\(problem) (MQTT 5 section \(section)) [\(code.rawValue)]"
    }
}
