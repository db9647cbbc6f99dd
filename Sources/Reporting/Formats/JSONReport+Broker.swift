import Evidence

extension JSONReport {
    /// What was learnt about the broker; limits that it did not set are left out.
    static func broker(_ facts: BrokerFacts) -> JSONObject {
        var object = JSONObject()
        object.add("address", text: facts.address)
        object.add("tlsVersion", text: facts.securityVersion)
        object.add("tlsCipher", text: facts.cipher)
        object.add("authenticationMethod", text: facts.authenticationMethod)
        object.add("credential", object: facts.credential.map { credential($0) })
        object.add("receiveMaximum", count: facts.receiveMaximum)
        object.add("maximumQoS", count: facts.maximumQuality)
        object.add("maximumPacketSize", count: facts.maximumPacketSize)
        object.add("serverKeepAlive", count: facts.serverKeepAlive)
        object.add("topicAliasMaximum", count: facts.topicAliasMaximum)
        object.add("sessionExpiry", count: facts.sessionExpiry)
        object.add("retainAvailable", truth: facts.isRetainAvailable)
        object.add("wildcardSubscriptionAvailable", truth: facts.isWildcardSubscriptionAvailable)
        object.add(
            "subscriptionIdentifierAvailable",
            truth: facts.isSubscriptionIdentifierAvailable
        )
        object.add("sharedSubscriptionAvailable", truth: facts.isSharedSubscriptionAvailable)
        object.add("grantedQoS", count: facts.grantedQuality)
        return object
    }

    private static func credential(_ facts: CredentialFacts) -> JSONObject {
        var object = JSONObject()
        object.add("length", .integer(Int64(facts.length)))
        object.add("audiences", .strings(facts.audiences))
        object.add("subject", text: facts.subject)
        object.add("expires", text: facts.expires.map { Timestamp($0).text })
        return object
    }
}
