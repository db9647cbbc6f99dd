import Messaging

/// What a CONNACK said.
struct ConnectAnswer {
    var reason: ReasonCode
    /// The broker's own words, where it gave any.
    var detail: String?
    var limits: BrokerLimits
}
