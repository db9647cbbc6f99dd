import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

extension Run {
    /// The connection of one client of this run; its identifier is unique to run and client.
    func configuration(client: String) -> ConnectionConfiguration {
        ConnectionConfiguration(
            request.scenario.target,
            name: "\(request.header.run)-\(client)",
            credentials: environment.credentials
        )
    }

    /// What the CONNACKs and the SUBACK said, for the report.
    func brokerFacts(
        _ limits: BrokerLimits?,
        _ subscription: SubscriberControl.State
    ) -> BrokerFacts {
        var facts = BrokerFacts(address: request.scenario.target.broker)
        if let limits {
            facts.securityVersion = limits.securityVersion
            facts.cipher = limits.cipher
            facts.receiveMaximum = limits.receiveMaximum
            facts.maximumQuality = limits.maximumQuality
            facts.maximumPacketSize = limits.maximumPacketSize
            facts.serverKeepAlive = limits.serverKeepAlive
            facts.topicAliasMaximum = limits.topicAliasMaximum
            facts.sessionExpiry = limits.sessionExpiry
            facts.isRetainAvailable = limits.isRetainAvailable
            facts.isWildcardSubscriptionAvailable = limits.isWildcardSubscriptionAvailable
            facts.isSubscriptionIdentifierAvailable = limits.isSubscriptionIdentifierAvailable
            facts.isSharedSubscriptionAvailable = limits.isSharedSubscriptionAvailable
            facts.authenticationMethod = limits.authenticationMethod
        }
        if case .subscribed(_, let granted) = subscription {
            facts.grantedQuality = granted.rawValue
        }
        facts.credential = request.credential
        return facts
    }
}

extension LoadPlan {
    /// The quality at which the output is subscribed: the best that any workload sends with.
    var highestQuality: QualityOfService {
        (0..<UInt32(publisherCount)).contains { isAcknowledged(publisher: $0) }
            ? .atLeastOnce : .atMostOnce
    }
}
