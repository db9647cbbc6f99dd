extension ConnackPacket {
    init(_ bytes: Span<UInt8>, _ cursor: inout PacketCursor) throws(WireError) {
        let flags = try cursor.byte(bytes, "acknowledge flags")
        guard flags <= 1 else {
            throw cursor.malformed("a reserved acknowledge flag is set", "3.2.2.1")
        }
        self.init(reason: try cursor.reason(bytes))
        isSessionPresent = flags == 1
        guard reason == 0 || !isSessionPresent else {
            throw cursor.violation("a refusal says that a session is present", "3.2.2.1.1")
        }
        let list = try PropertySection.read(bytes, &cursor, in: .connack)
        userProperties = list.pairs
        for property in list { take(property) }
        try cursor.finish()
    }

    private mutating func take(_ property: Property) {
        switch property.identifier {
        case .sessionExpiryInterval: sessionExpiry = property.number
        case .receiveMaximum: receiveMaximum = property.short
        case .maximumQuality: maximumQuality = property.byte
        case .retainAvailable: isRetainAvailable = property.flag
        case .maximumPacketSize: maximumPacketSize = property.number
        case .assignedClientIdentifier: assignedClientIdentifier = property.text
        case .topicAliasMaximum: topicAliasMaximum = property.short
        case .reasonString: reasonString = property.text
        case .wildcardSubscriptionAvailable: isWildcardSubscriptionAvailable = property.flag
        case .subscriptionIdentifierAvailable: isSubscriptionIdentifierAvailable = property.flag
        case .sharedSubscriptionAvailable: isSharedSubscriptionAvailable = property.flag
        case .serverKeepAlive: serverKeepAlive = property.short
        case .responseInformation: responseInformation = property.text
        case .serverReference: serverReference = property.text
        case .authenticationMethod: authenticationMethod = property.text
        case .authenticationData: authenticationData = property.binary.map { SecretBytes($0) }
        default: break
        }
    }
}
