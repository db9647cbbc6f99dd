import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Verifier

extension Run {
    /// The verifier's connection; it shows what publisher 0 does.
    func verifierConfiguration(_ prepared: Prepared) -> ConnectionConfiguration {
        ConnectionConfiguration(
            request.scenario,
            name: "\(request.header.run)-verifier",
            number: 0,
            credentials: prepared.credentials
        )
    }

    /// The connection that sends the probes; it shows what publisher 0 does.
    func probeConfiguration(_ prepared: Prepared) -> ConnectionConfiguration {
        ConnectionConfiguration(
            request.scenario,
            name: "\(request.header.run)-preflight",
            number: 0,
            credentials: prepared.credentials
        )
    }

    /// The connection of one publisher; its identifier is unique to run and publisher.
    func configuration(
        ofPublisher number: UInt32,
        _ prepared: Prepared
    ) -> ConnectionConfiguration {
        let workload = request.scenario.workload(ofPublisher: number).workload
        return ConnectionConfiguration(
            request.scenario,
            name: "\(request.header.run)-p\(number)",
            number: number,
            inFlight: workload.inFlight ?? environment.connector.capabilities.maximumInFlight,
            credentials: prepared.credentials
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
