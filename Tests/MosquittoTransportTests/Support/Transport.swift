import MQTTClient
import Messaging
import MosquittoTransport
import Testing

/// The two transports, which every test here runs over: they must not be told apart.
enum Transport: String, CaseIterable, CustomTestStringConvertible {
    case mqtt, libmosquitto

    var connector: any Connector {
        switch self {
        case .mqtt: MQTTConnector()
        case .libmosquitto: MosquittoConnector()
        }
    }

    var testDescription: String { rawValue }
}
