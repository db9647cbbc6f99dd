/// The packet identifiers of messages that a resumed session still has to send again, in order.
///
/// Empty it owns no memory.
struct ResendQueue: Sendable {
    private var order: [UInt16] = []
    private var head = 0
    private var waiting = IdentifierSet()

    init() {}

    /// Creates a queue of distinct identifiers, the first of which leaves first.
    init(_ identifiers: [UInt16]) {
        order = identifiers
        for identifier in identifiers { _ = waiting.insert(identifier) }
    }

    /// How many wait.
    var count: Int { waiting.count }

    /// The one that is to be sent next.
    var first: UInt16? { waiting.count == 0 ? nil : order[head] }

    /// Takes an identifier out; false where it does not wait.
    mutating func remove(_ identifier: UInt16) -> Bool {
        guard waiting.remove(identifier) else { return false }
        if waiting.count == 0 {
            self = ResendQueue()
        } else {
            while !waiting.contains(order[head]) { head += 1 }
        }
        return true
    }
}
