import Messaging

/// One connection to a broker that exists only in the test: remembers what was asked of it.
final class FakeConnections: Connections {
    struct Published: Equatable {
        var topic: String
        var payload: String
        var properties: [String]
        var contentType: String?
        var token: UInt64
    }

    let count = 1
    /// How many messages fit before the window is full.
    var room = Int.max
    private(set) var opened = 0
    private(set) var isClosed = false
    /// Whether the connection stands.
    var isConnected = true
    private(set) var givenUp = 0
    private(set) var subscriptions: [String] = []
    private(set) var published: [Published] = []
    private(set) var acknowledged: [UInt16] = []

    func inFlight(on connection: ConnectionNumber) -> Int { 0 }
    func open(_ connection: ConnectionNumber) { opened += 1 }
    func reauthenticate(_ connection: ConnectionNumber) {}

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] {
        givenUp += 1
        return []
    }

    func close(_ connection: ConnectionNumber) { isClosed = true }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        guard isConnected else { return .notConnected }
        guard room > 0 else { return .windowFull }
        room -= 1
        published.append(
            Published(
                topic: String(decoding: message.topic, as: UTF8.self),
                payload: String(decoding: message.payload, as: UTF8.self),
                properties: message.userProperties.map {
                    String(decoding: $0.name, as: UTF8.self) + "="
                        + String(decoding: $0.value, as: UTF8.self)
                },
                contentType: message.contentType,
                token: token
            )
        )
        return .accepted
    }

    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {
        subscriptions.append(filter)
    }

    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
        precondition(isConnected, "nothing can be acknowledged without a connection")
        acknowledged.append(packetIdentifier)
    }
}
