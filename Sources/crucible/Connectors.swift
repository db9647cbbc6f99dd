import MQTTClient
import Messaging
import MosquittoTransport
import Quantities
import Scenarios

/// The transports by their names in a scenario.
enum Connectors {
    /// The transport of a kind.
    static func connector(_ kind: TransportKind, clock: any TimeSource) -> any Connector {
        switch kind {
        case .mqtt: MQTTConnector(clock: clock)
        case .libmosquitto: MosquittoConnector(clock: clock)
        }
    }
}
