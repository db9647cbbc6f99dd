extension TransportError {
    /// The broker's reason code, where it gave one.
    public var reasonCode: ReasonCode? {
        switch self {
        case .connectRefused(let reason, _), .subscribeRefused(_, let reason),
            .disconnected(let reason, _), .reauthenticationRefused(let reason, _):
            reason
        case .hostNotFound, .connectionFailed, .timedOut, .certificateNotTrusted,
            .certificateNameMismatch, .tlsFailed, .credentialUnusable, .authenticationIgnored,
            .notSupported, .qualityLowered, .connectionLost, .protocolViolation:
            nil
        }
    }

    /// Whether connecting again may help, where a connection stood or was refused.
    ///
    /// A code that says what is wrong with us does not go away; one that says how the broker is
    /// doing does. Not authorized (0x87) may, as may a token file that cannot be used: it is read
    /// again at every attempt, and a fresh token may be there. Session taken over (0x8E) must not be answered by taking it back.
    ///
    /// Source: the session tables of AIO's SDKs, which differ among each other on 0x87 alone.
    public var isWorthRetrying: Bool {
        switch self {
        case .hostNotFound, .connectionFailed, .timedOut, .connectionLost, .tlsFailed,
            .protocolViolation, .credentialUnusable, .reauthenticationRefused:
            true
        case .certificateNotTrusted, .certificateNameMismatch,
            .authenticationIgnored, .notSupported, .subscribeRefused, .qualityLowered:
            false
        case .connectRefused(let reason, _):
            !Self.lastingConnectReasons.contains(reason.rawValue)
        case .disconnected(let reason, _):
            !Self.lastingDisconnectReasons.contains(reason.rawValue)
        }
    }

    /// CONNACK codes that another attempt meets again.
    private static let lastingConnectReasons: Set<UInt8> = [
        0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x8A, 0x8C, 0x90, 0x95, 0x99, 0x9A, 0x9B, 0x9C, 0x9D,
    ]

    /// DISCONNECT codes that another connection meets again.
    private static let lastingDisconnectReasons: Set<UInt8> = [
        0x81, 0x82, 0x8E, 0x8F, 0x90, 0x94, 0x95, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0xA1, 0xA2,
    ]
}
