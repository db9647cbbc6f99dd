import MQTTWire
import Messaging

extension ConnectPacket {
    /// The largest packet that a loop takes; what is larger would have to be held whole.
    static let largestIncoming: UInt32 = 64 << 20

    /// The CONNECT of a configuration.
    ///
    /// - Parameters:
    ///   - configuration: The connection's configuration.
    ///   - credentials: Who is calling.
    ///   - isReconnect: Whether the broker accepted the connection before: the session is asked for
    ///     then, where one is to be kept.
    init(
        _ configuration: ConnectionConfiguration,
        _ credentials: Credentials,
        isReconnect: Bool
    ) {
        self.init(clientIdentifier: configuration.clientIdentifier)
        isCleanStart =
            isReconnect ? configuration.sessionExpiry == 0 : configuration.isCleanStart
        keepAlive = configuration.keepAlive
        sessionExpiry = configuration.sessionExpiry == 0 ? nil : configuration.sessionExpiry
        // 0 is forbidden and 65,535 is what the absence means (section 3.1.2.11.3).
        receiveMaximum =
            configuration.receiveMaximum == .max ? nil : max(1, configuration.receiveMaximum)
        maximumPacketSize = Self.largestIncoming
        userProperties = configuration.userProperties.map {
            PropertyPair(
                String(decoding: $0.name, as: UTF8.self),
                String(decoding: $0.value, as: UTF8.self)
            )
        }
        userName = credentials.username
        password = credentials.password.map { SecretBytes($0) }
        authenticationMethod = credentials.enhanced?.method
        authenticationData = credentials.enhanced.map { SecretBytes($0.data) }
    }
}

extension BrokerLimits {
    /// What a CONNACK announced.
    init(_ packet: ConnackPacket) {
        self.init()
        receiveMaximum = packet.receiveMaximum ?? receiveMaximum
        maximumQuality = packet.maximumQuality ?? maximumQuality
        maximumPacketSize = packet.maximumPacketSize
        serverKeepAlive = packet.serverKeepAlive
        topicAliasMaximum = packet.topicAliasMaximum ?? 0
        sessionExpiry = packet.sessionExpiry
        isRetainAvailable = packet.isRetainAvailable ?? true
        isWildcardSubscriptionAvailable = packet.isWildcardSubscriptionAvailable ?? true
        isSubscriptionIdentifierAvailable = packet.isSubscriptionIdentifierAvailable ?? true
        isSharedSubscriptionAvailable = packet.isSharedSubscriptionAvailable ?? true
        assignedClientIdentifier = packet.assignedClientIdentifier
        authenticationMethod = packet.authenticationMethod
        isSessionPresent = packet.isSessionPresent
    }
}
