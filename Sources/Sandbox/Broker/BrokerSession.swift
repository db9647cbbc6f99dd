import MQTTWire
import Quantities

/// What the broker keeps of one client, connected or away: its subscriptions, what is in flight to
/// it, what waits for it.
///
/// A class because subscriptions and the connection both refer to it; touched on the broker's
/// thread only. Refers to its connection and is referred to by it until the connection ends.
final class BrokerSession {
    /// The client identifier.
    let clientIdentifier: String
    /// The connection that serves it; nil while the client is away.
    private(set) var connection: BrokerConnection?
    /// How long it outlives its connection, in seconds.
    var expiry: UInt32 = 0
    /// When it ends; nil while the client is here.
    var expiresAt: MonotonicInstant?
    /// A will that waits for its delay, and until when.
    var waitingWill: (will: Will, due: MonotonicInstant)?
    /// The filters it subscribes to, for the subscription table.
    var filters: Set<String> = []

    private var queue = DeliveryQueue()
    private var inFlight = InFlightDeliveries()
    private var receiveMaximum = 65_535

    init(_ clientIdentifier: String) {
        self.clientIdentifier = clientIdentifier
    }

    /// The bytes it has the broker keep.
    var byteCount: Int { queue.byteCount + inFlight.byteCount }
    /// How many messages wait to be sent for the first time.
    var waitingCount: Int { queue.count }
    /// When the next of its two times comes.
    var nextDue: MonotonicInstant? {
        [expiresAt, waitingWill?.due].compactMap { $0 }.min()
    }

    /// The client is here: what it has not acknowledged is sent again, before anything else.
    func attach(_ connection: BrokerConnection, receiveMaximum: Int) {
        self.connection = connection
        connection.session = self
        self.receiveMaximum = receiveMaximum
        expiresAt = nil
        waitingWill = nil
        inFlight.beginAgain()
    }

    /// The client is away; how many QoS 0 messages were dropped, which wait for nobody.
    func detach() -> Int {
        connection?.session = nil
        connection = nil
        return queue.dropUnassured()
    }

    /// Has a message wait its turn.
    func append(_ delivery: DeliveryQueue.Delivery) {
        queue.append(delivery)
    }

    /// Sends what waits, as far as the client's window and the socket allow.
    ///
    /// A message whose time has passed when its turn comes is thrown away; one that was sent before is
    /// sent again whatever its time (MQTT-3.3.2-5).
    ///
    /// - Returns: How many messages went out, how many of them not for the first time, and how many
    ///   were thrown away.
    func pump(at now: MonotonicInstant) -> (sent: UInt64, again: UInt64, expired: UInt64) {
        var counts: (sent: UInt64, again: UInt64, expired: UInt64) = (0, 0, 0)
        guard let connection, connection.phase == .open else { return counts }
        while connection.unwrittenCount < BrokerConnection.deliveryLimit {
            if let delivery = inFlight.nextUnsent() {
                guard inFlight.windowCount < receiveMaximum else { break }
                let identifier = inFlight.markSent()
                write(delivery, identifier, isDuplicate: true, to: connection, at: now)
                counts.again += 1
            } else if let delivery = queue.first {
                if delivery.message.isExpired(at: now) {
                    queue.removeFirst()
                    counts.expired += 1
                    continue
                }
                guard delivery.quality == 0 || inFlight.windowCount < receiveMaximum else { break }
                queue.removeFirst()
                let identifier = delivery.quality == 0 ? 0 : inFlight.add(delivery)
                let isMarked = delivery.isMarked
                write(delivery, identifier, isDuplicate: isMarked, to: connection, at: now)
            } else {
                break
            }
            counts.sent += 1
        }
        return counts
    }

    /// The client acknowledged a message; whether it was one in flight.
    func acknowledge(_ identifier: UInt16) -> Bool { inFlight.acknowledge(identifier) }

    private func write(
        _ delivery: DeliveryQueue.Delivery,
        _ identifier: UInt16,
        isDuplicate: Bool,
        to connection: BrokerConnection,
        at now: MonotonicInstant
    ) {
        delivery.message.aged(at: now).encode(
            quality: delivery.quality,
            isRetained: delivery.isRetained,
            isDuplicate: isDuplicate,
            packetIdentifier: identifier,
            into: &connection.output
        )
    }
}
