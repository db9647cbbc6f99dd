import Messaging

/// The verifier's connection in a simulation: counts what was acknowledged.
final class SimulatedOutput: Connections {
    let count = 1
    private(set) var acknowledged = 0
    private(set) var isOpened = false
    private(set) var filter: String?

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult { .notAllowed }

    func inFlight(on connection: ConnectionNumber) -> Int { 0 }
    func open(_ connection: ConnectionNumber) { isOpened = true }
    func reauthenticate(_ connection: ConnectionNumber) {}

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] { [] }

    func close(_ connection: ConnectionNumber) {}

    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {
        self.filter = filter
    }

    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
        acknowledged += 1
    }
}
