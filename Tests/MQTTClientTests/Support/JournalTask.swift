import Messaging
import Quantities

/// A task that writes down what it is told, and does what the test's thread hands it.
final class JournalTask: LoopTask {
    /// The token of a message that the task cannot make again.
    static let forgotten: UInt64 = 999

    private let journal: Journal
    private let orders: Orders

    /// What to subscribe to as soon as a connection is accepted.
    private let filter: String?

    init(_ journal: Journal, _ orders: Orders, subscribingTo filter: String? = nil) {
        self.filter = filter
        self.journal = journal
        self.orders = orders
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        for order in orders.take() { order(connections, journal) }
        return nil
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        if case .connected = event, let filter {
            connections.subscribe(to: filter, quality: .atLeastOnce, on: connection)
        }
        journal.add(.event(event, connection))
    }

    func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        journal.add(.acknowledged(token, reason))
    }

    func remake(
        _ token: UInt64,
        on connection: ConnectionNumber,
        into message: inout OutgoingMessage
    ) -> Bool {
        guard token != Self.forgotten else { return false }
        message = .numbered(token, quality: .atLeastOnce)
        return true
    }

    func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        let bytes = message.bytes
        journal.add(
            .received(
                topic: message.topicText,
                payload: Array(bytes[message.payload]),
                identifier: message.packetIdentifier,
                properties: message.userProperties.map { Array(bytes[$0.value]) }
            )
        )
    }
}
