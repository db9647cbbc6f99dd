import Messaging

/// Connections in memory: they open when told, keep what was published, and acknowledge on demand.
final class FakeConnections: Connections {
    /// One message that was accepted.
    struct Published: Hashable {
        var connection: ConnectionNumber
        var token: UInt64
        var topic: String
        var payload: String
        var quality: QualityOfService
        var properties: [String]
    }

    /// How one connection stands.
    struct Wire {
        var isOpen = false
        var isSocketFull = false
        var inFlight: [UInt64] = []
    }

    let count: Int
    /// How many QoS 1 messages may await their acknowledgement on each connection.
    var window: Int
    /// Payloads longer than this are not allowed.
    var maximumPayload = Int.max
    var wires: [Wire]
    var published: [Published] = []
    /// The connections that ``open(_:)`` was called for, in order.
    var opened: [ConnectionNumber] = []
    /// The connections that ``reauthenticate(_:)`` was called for, in order.
    var reauthenticated: [ConnectionNumber] = []
    /// How often a publish was tried, whatever came of it.
    var attempts = 0
    /// Called for each accepted message, at the moment it is accepted.
    var onAccepted: () -> Void = {}
    /// Whether accepted messages are kept; off where only their number matters.
    var keepsMessages = true

    init(count: Int, window: Int = .max) {
        self.count = count
        self.window = window
        wires = Array(repeating: Wire(), count: count)
    }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        attempts += 1
        guard wires[connection].isOpen else { return .notConnected }
        guard message.payload.count <= maximumPayload else { return .notAllowed }
        guard !wires[connection].isSocketFull else { return .blocked }
        if message.quality == .atLeastOnce {
            guard wires[connection].inFlight.count < window else { return .windowFull }
            wires[connection].inFlight.append(token)
        }
        if keepsMessages {
            published.append(
                Published(
                    connection: connection,
                    token: token,
                    topic: String(decoding: message.topic, as: UTF8.self),
                    payload: String(decoding: message.payload, as: UTF8.self),
                    quality: message.quality,
                    properties: message.userProperties.map {
                        String(decoding: $0.name, as: UTF8.self) + "="
                            + String(decoding: $0.value, as: UTF8.self)
                    }
                )
            )
        }
        onAccepted()
        return .accepted
    }

    func inFlight(on connection: ConnectionNumber) -> Int { wires[connection].inFlight.count }

    func open(_ connection: ConnectionNumber) { opened.append(connection) }

    func close(_ connection: ConnectionNumber) { wires[connection].isOpen = false }

    func subscribe(to filter: String, quality: QualityOfService, on connection: ConnectionNumber) {}

    func reauthenticate(_ connection: ConnectionNumber) { reauthenticated.append(connection) }

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] {
        defer { wires[connection].inFlight = [] }
        return wires[connection].inFlight
    }

    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {}
}
