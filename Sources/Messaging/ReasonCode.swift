/// An MQTT 5 reason code (section 2.4) with its name; 0x80 and above are failures.
public struct ReasonCode: RawRepresentable, Hashable, Sendable {
    /// The byte on the wire.
    public let rawValue: UInt8

    /// Creates the code for a byte, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Success, Normal disconnection, or Granted QoS 0.
    public static let success = ReasonCode(rawValue: 0x00)
    /// The message was accepted, and nobody subscribes to its topic.
    public static let noMatchingSubscribers = ReasonCode(rawValue: 0x10)

    /// Whether the code reports a failure.
    public var isFailure: Bool { rawValue >= 0x80 }

    /// The specification's name of the code, in lower case.
    public var words: String { Self.names[rawValue] ?? "unknown reason" }

    private static let names: [UInt8: String] = [
        0x00: "success",
        0x01: "granted QoS 1",
        0x02: "granted QoS 2",
        0x04: "disconnect with will message",
        0x10: "no matching subscribers",
        0x11: "no subscription existed",
        0x18: "continue authentication",
        0x19: "re-authenticate",
        0x80: "unspecified error",
        0x81: "malformed packet",
        0x82: "protocol error",
        0x83: "implementation specific error",
        0x84: "unsupported protocol version",
        0x85: "client identifier not valid",
        0x86: "bad user name or password",
        0x87: "not authorized",
        0x88: "server unavailable",
        0x89: "server busy",
        0x8A: "banned",
        0x8B: "server shutting down",
        0x8C: "bad authentication method",
        0x8D: "keep alive timeout",
        0x8E: "session taken over",
        0x8F: "topic filter invalid",
        0x90: "topic name invalid",
        0x91: "packet identifier in use",
        0x92: "packet identifier not found",
        0x93: "receive maximum exceeded",
        0x94: "topic alias invalid",
        0x95: "packet too large",
        0x96: "message rate too high",
        0x97: "quota exceeded",
        0x98: "administrative action",
        0x99: "payload format invalid",
        0x9A: "retain not supported",
        0x9B: "QoS not supported",
        0x9C: "use another server",
        0x9D: "server moved",
        0x9E: "shared subscriptions not supported",
        0x9F: "connection rate exceeded",
        0xA0: "maximum connect time",
        0xA1: "subscription identifiers not supported",
        0xA2: "wildcard subscriptions not supported",
    ]
}

extension ReasonCode: CustomStringConvertible {
    /// `0x97 (quota exceeded)`.
    public var description: String {
        let digits = String(rawValue, radix: 16, uppercase: true)
        return "0x\(digits.count == 1 ? "0" : "")\(digits) (\(words))"
    }
}
