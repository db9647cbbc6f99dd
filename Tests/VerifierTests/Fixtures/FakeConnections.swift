import Messaging

/// Connections that only note what is asked of them.
final class FakeConnections: Connections {
    private(set) var opened: [ConnectionNumber] = []
    private(set) var subscriptions: [String] = []
    private(set) var acknowledged: [UInt16] = []
    /// How often a fresh token was to be shown.
    private(set) var reauthenticated = 0
    /// Called at every acknowledgement.
    var whenAcknowledged: () -> Void = {}

    var count: Int { 1 }

    func inFlight(on connection: ConnectionNumber) -> Int { 0 }

    func open(_ connection: ConnectionNumber) { opened.append(connection) }

    func reauthenticate(_ connection: ConnectionNumber) { reauthenticated += 1 }

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] { [] }

    func close(_ connection: ConnectionNumber) {}

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult { .notConnected }

    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {
        subscriptions.append("\(filter) \(quality.rawValue)")
    }

    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
        acknowledged.append(packetIdentifier)
        whenAcknowledged()
    }
}
