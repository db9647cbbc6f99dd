import ArgumentParser
import MQTTClient
import Messaging
import MosquittoTransport

/// The transports that can be measured.
enum BenchmarkTransport: String, ExpressibleByArgument, CaseIterable {
    /// The default one.
    case mqtt
    /// The second one, whose protocol is libmosquitto's.
    case libmosquitto

    /// What starts its event loops.
    var connector: any Connector {
        switch self {
        case .mqtt: MQTTConnector()
        case .libmosquitto: MosquittoConnector()
        }
    }
}
