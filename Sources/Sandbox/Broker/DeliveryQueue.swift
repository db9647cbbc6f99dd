/// Messages that wait for one subscriber, first in, first out.
struct DeliveryQueue {
    /// One message with what its subscription says about it.
    struct Delivery {
        let message: StoredMessage
        let quality: UInt8
        let isRetained: Bool
        /// Whether it says from the first that it may have been delivered before.
        var isMarked = false
    }

    private var deliveries: [Delivery] = []
    private var start = 0
    /// The bytes of the messages that wait.
    private(set) var byteCount = 0

    /// How many wait.
    var count: Int { deliveries.count - start }
    /// The one that goes next.
    var first: Delivery? { start < deliveries.count ? deliveries[start] : nil }

    /// Adds one at the end.
    mutating func append(_ delivery: Delivery) {
        deliveries.append(delivery)
        byteCount += delivery.message.bytes.count
    }

    /// Takes all QoS 0 messages away; how many there were.
    mutating func dropUnassured() -> Int {
        let before = count
        deliveries.removeFirst(start)
        start = 0
        deliveries.removeAll { $0.quality == 0 }
        byteCount = deliveries.reduce(0) { $0 + $1.message.bytes.count }
        return before - count
    }

    /// Takes the first away.
    mutating func removeFirst() {
        byteCount -= deliveries[start].message.bytes.count
        start += 1
        // Moves the rest down only when most of the storage is spent: constant time on average.
        if start == deliveries.count {
            deliveries.removeAll(keepingCapacity: true)
            start = 0
        } else if start > 256, start * 2 > deliveries.count {
            deliveries.removeFirst(start)
            start = 0
        }
    }
}
