import Messaging
import Quantities

/// How the broker of a model world behaves.
struct ModelBroker {
    /// What starting a loop of that name throws.
    var startErrors: [String: TransportError] = [:]
    /// What connecting a client ends with, by the end of its client identifier.
    var refusals: [String: TransportError] = [:]
    /// Clients that never hear from the broker, by the end of their client identifier.
    var silent: Set<String> = []
    /// What a subscription is granted.
    var granted = QualityOfService.atLeastOnce
    /// What every CONNACK says.
    var limits = BrokerLimits()
    /// How long saying goodbye takes.
    var farewell = Nanoseconds.zero
    /// Whether a client that comes back finds its session.
    var keepsSessions = true
    /// The reason code of every answer to a message; nil answers nothing.
    var answer: ReasonCode? = .success
}

/// One copy that comes out of a model graph.
struct ModelResult {
    /// How much longer than others it takes.
    var delay = Nanoseconds.zero
    /// Whether its bytes are others than those that went in.
    var isAltered = false
    /// Whether it carries the user property of the one that went in.
    var hasIdentity = true
}
