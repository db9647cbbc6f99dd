import Messaging
import Synchronization

/// Closures that the test's thread hands to the task on the loop.
final class Orders: Sendable {
    typealias Order = @Sendable (any Connections, Journal) -> Void

    private let waiting = Mutex<[Order]>([])

    func add(_ order: @escaping Order) {
        waiting.withLock { $0.append(order) }
    }

    func take() -> [Order] {
        waiting.withLock { orders in
            let taken = orders
            orders = []
            return taken
        }
    }
}
