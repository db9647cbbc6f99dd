import Messaging
import Quantities
import Synchronization

/// A task that writes down what it is told, and does what the test's thread hands it.
final class ProbeTask: LoopTask {
    typealias Order = @Sendable (any Connections, Diary) -> Void

    private let diary: Diary
    private let orders: Orders

    /// Closures on their way to the loop's thread.
    final class Orders: Sendable {
        private let waiting = Mutex<[Order]>([])

        func add(_ order: @escaping Order) { waiting.withLock { $0.append(order) } }

        func take() -> [Order] {
            waiting.withLock { orders in
                defer { orders = [] }
                return orders
            }
        }
    }

    init(_ diary: Diary, _ orders: Orders) {
        self.diary = diary
        self.orders = orders
    }

    func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
        for order in orders.take() { order(connections, diary) }
        return nil
    }

    func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        diary.add(Self.text(of: event))
    }

    func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        diary.add("acknowledged \(token) \(reason.words)")
    }

    func received(
        _ message: borrowing IncomingMessage,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        let bytes = message.bytes
        let properties = message.userProperties.map {
            Self.text(bytes[$0.name]) + "=" + Self.text(bytes[$0.value])
        }
        let type = message.contentType.map { Self.text(bytes[$0]) } ?? "none"
        diary.add(
            "received \(message.topicText) \(Self.text(bytes[message.payload])) \(properties) "
                + "type \(type) quality \(message.quality.rawValue) "
                + "id \(message.packetIdentifier) dup \(message.isDuplicate) "
                + "retained \(message.isRetained)"
        )
        connections.acknowledge(message.packetIdentifier, on: connection)
    }

    func remake(
        _ token: UInt64,
        on connection: ConnectionNumber,
        into message: inout OutgoingMessage
    ) -> Bool {
        message = .number(token)
        return true
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func text(of event: ConnectionEvent) -> String {
        switch event {
        case .connected(let limits, _):
            "connected \(limits.isSessionPresent ? "present" : "new") \(limits)"
        case .sessionResumed(let tokens): "resumed \(tokens)"
        case .sessionLost(let tokens): "lost \(tokens)"
        case .subscribed(let filter, let granted, _): "subscribed \(filter) \(granted.rawValue)"
        case .subscribeFailed(let error): "subscribe failed: \(error)"
        case .unblocked: "unblocked"
        case .reauthenticated: "reauthenticated"
        case .reauthenticationFailed(let error): "reauthentication failed: \(error)"
        case .closed(let error, let unresolved):
            "closed \(unresolved): \(error.map { "\($0)" } ?? "well")"
        }
    }
}

extension OutgoingMessage {
    /// The message that a token stands for.
    static func number(_ token: UInt64, quality: QualityOfService = .atLeastOnce) -> Self {
        OutgoingMessage(
            topic: "raw",
            payload: Array("\(token)".utf8),
            quality: quality,
            userProperties: [UserProperty("n", "\(token)")]
        )
    }
}
