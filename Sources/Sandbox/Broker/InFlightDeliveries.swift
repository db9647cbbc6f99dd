/// The QoS 1 messages on their way to one client that it has not acknowledged, with their packet
/// identifiers, in the order of sending.
///
/// They outlive the connection where the session does: a later connection sends them again first,
/// under the same identifiers (MQTT-4.4.0-1).
///
///     entries     5 ─► a   6 ─► b   9 ─► c     unacknowledged
///     unsent      6, 9                         still to be sent on this connection
struct InFlightDeliveries {
    private struct Entry {
        let delivery: DeliveryQueue.Delivery
        let number: UInt64
        /// Whether it was sent on this connection, and so takes a place in the client's window.
        var isSent: Bool
    }

    private var entries: [UInt16: Entry] = [:]
    /// The identifiers to send again, the next one last.
    private var unsent: [UInt16] = []
    private var lastIdentifier: UInt16 = 0
    private var sentCount: UInt64 = 0

    /// How many await their acknowledgement on this connection.
    private(set) var windowCount = 0
    /// The bytes of all that is unacknowledged.
    private(set) var byteCount = 0

    /// How many are unacknowledged.
    var count: Int { entries.count }

    /// Puts a message in flight for the first time; its packet identifier.
    ///
    /// Only while nothing is left to send again and the window, at most 65,535, has room: then one
    /// identifier is free.
    mutating func add(_ delivery: DeliveryQueue.Delivery) -> UInt16 {
        repeat {
            lastIdentifier = lastIdentifier == .max ? 1 : lastIdentifier + 1
        } while entries[lastIdentifier] != nil
        sentCount += 1
        entries[lastIdentifier] = Entry(delivery: delivery, number: sentCount, isSent: true)
        windowCount += 1
        byteCount += delivery.message.bytes.count
        return lastIdentifier
    }

    /// Ends a message's flight; whether there was one.
    mutating func acknowledge(_ identifier: UInt16) -> Bool {
        guard let entry = entries.removeValue(forKey: identifier) else { return false }
        if entry.isSent { windowCount -= 1 }
        byteCount -= entry.delivery.message.bytes.count
        return true
    }

    /// A new connection has begun: everything is to be sent again, in the order of before.
    mutating func beginAgain() {
        for identifier in entries.keys { entries[identifier]?.isSent = false }
        windowCount = 0
        unsent = entries.sorted { $0.value.number > $1.value.number }.map(\.key)
    }

    /// The message to send again next; nil once all have been.
    mutating func nextUnsent() -> DeliveryQueue.Delivery? {
        while let identifier = unsent.last {
            if let entry = entries[identifier] { return entry.delivery }
            // The client acknowledged what it got on an earlier connection.
            unsent.removeLast()
        }
        return nil
    }

    /// Counts the message of ``nextUnsent()`` as sent; its packet identifier.
    mutating func markSent() -> UInt16 {
        let identifier = unsent.removeLast()
        entries[identifier]?.isSent = true
        windowCount += 1
        return identifier
    }
}
