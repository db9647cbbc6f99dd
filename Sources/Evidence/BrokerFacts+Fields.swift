import Quantities

/// How broker facts are written in a history.
///
/// The numbers are part of the format: never use one again for something else.
extension BrokerFacts {
    /// The fields of the facts.
    var fields: FieldWriter {
        var fields = FieldWriter()
        fields.text(1, address)
        fields.text(2, securityVersion)
        fields.text(3, cipher)
        fields.integer(4, receiveMaximum)
        fields.integer(5, maximumQuality)
        fields.integer(6, maximumPacketSize)
        fields.integer(7, serverKeepAlive)
        fields.integer(8, topicAliasMaximum)
        fields.integer(9, sessionExpiry)
        fields.flag(10, isRetainAvailable)
        fields.flag(11, isWildcardSubscriptionAvailable)
        fields.flag(12, isSubscriptionIdentifierAvailable)
        fields.flag(13, isSharedSubscriptionAvailable)
        fields.integer(14, grantedQuality)
        fields.text(15, authenticationMethod)
        if let credential { fields.group(16, Self.fields(of: credential)) }
        return fields
    }

    /// Reads facts.
    init(_ fields: FieldReader) throws(ByteReader.Malformation) {
        self.init(address: try fields.requiredText(1))
        securityVersion = fields.text(2)
        cipher = fields.text(3)
        receiveMaximum = try fields.requiredInteger(4, UInt16.self)
        maximumQuality = try fields.requiredInteger(5, UInt8.self)
        maximumPacketSize = try fields.integer(6, UInt32.self)
        serverKeepAlive = try fields.integer(7, UInt16.self)
        topicAliasMaximum = try fields.requiredInteger(8, UInt16.self)
        sessionExpiry = try fields.integer(9, UInt32.self)
        isRetainAvailable = try fields.flag(10)
        isWildcardSubscriptionAvailable = try fields.flag(11)
        isSubscriptionIdentifierAvailable = try fields.flag(12)
        isSharedSubscriptionAvailable = try fields.flag(13)
        grantedQuality = try fields.integer(14, UInt8.self)
        authenticationMethod = fields.text(15)
        if let group = try fields.groups(16).first {
            credential = try Self.credential(group)
        }
    }

    private static func fields(of credential: CredentialFacts) -> FieldWriter {
        var fields = FieldWriter()
        fields.signed(1, Int64(credential.length))
        fields.texts(2, credential.audiences)
        fields.text(3, credential.subject)
        if let expires = credential.expires { fields.signed(4, expires.milliseconds) }
        return fields
    }

    private static func credential(
        _ fields: FieldReader
    ) throws(ByteReader.Malformation) -> CredentialFacts {
        CredentialFacts(
            length: Int(try fields.signed(1) ?? 0),
            audiences: fields.texts(2),
            subject: fields.text(3),
            expires: try fields.signed(4).map { WallClockInstant(milliseconds: $0) }
        )
    }
}
