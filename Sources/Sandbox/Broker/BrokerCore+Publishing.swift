import MQTTWire
import Messaging

/// Messages in and out.
extension BrokerCore {
    /// Takes a message from a client, and acknowledges it at QoS 1.
    func publish(_ connection: BrokerConnection, _ message: StoredMessage, identifier: UInt16) {
        guard message.quality < 2 else {
            violation(connection, 0x9B, "QoS 2 is not supported")
            return
        }
        let answer: UInt8? =
            if isDenied(message.topic) {
                0x87
            } else if let planted = faults.effect(on: message) {
                publish(message, identifier, on: connection, as: planted)
            } else {
                publish(message, from: connection.session)
            }
        guard let reason = answer else { return }
        if reason < 0x80 {
            statistics.published += 1
        } else if message.quality > 0 {
            statistics.rejected += 1
        } else {
            statistics.dropped += 1
        }
        guard message.quality > 0 else { return }
        connection.output.appendAcknowledgement(
            .puback,
            packetIdentifier: identifier,
            reason: reason
        )
    }

    /// Hands a message to everyone who subscribes to its topic; the reason code for PUBACK.
    ///
    /// At QoS 1 all get it or, where one has no room, nobody does. One that is marked says that it
    /// may have been delivered before.
    func publish(
        _ message: StoredMessage,
        from publisher: BrokerSession?,
        isMarked: Bool = false
    ) -> UInt8 {
        if message.isRetained, !retained.keep(message) { return 0x97 }
        subscriptions.match(Array(message.topic), from: publisher, into: &found)
        guard !found.isEmpty else { return 0x10 }
        if message.quality > 0,
            found.contains(where: { $0.session.byteCount >= settings.queueBudget })
        {
            return 0x97
        }
        for entry in found { send(message, to: entry, isMarked: isMarked) }
        return 0
    }

    private func send(
        _ message: StoredMessage,
        to entry: SubscriptionTable.Entry,
        isMarked: Bool
    ) {
        let quality = min(message.quality, entry.options.maximumQuality)
        let session = entry.session
        // QoS 0 does not wait for a client that is away, as in AIO's broker.
        if quality == 0,
            session.connection == nil || session.waitingCount >= settings.queueLimit
        {
            statistics.dropped += 1
            return
        }
        let isRetained = entry.options.isRetainAsPublished && message.isRetained
        session.append(
            .init(message: message, quality: quality, isRetained: isRetained, isMarked: isMarked)
        )
        pump(session)
    }

    /// Sends what waits for a client, as far as it can take it.
    func pump(_ session: BrokerSession) {
        guard let connection = session.connection else { return }
        let counts = session.pump(at: now.monotonic)
        statistics.delivered += counts.sent
        statistics.redelivered += counts.again
        statistics.messagesExpired += counts.expired
        if counts.sent > 0 { touch(connection) }
    }

    /// The client acknowledged a delivery.
    func acknowledged(
        _ connection: BrokerConnection,
        _ session: BrokerSession,
        _ packet: AcknowledgementPacket
    ) {
        guard packet.step == .puback else {
            violation(connection, 0x82, "QoS 2 is not supported")
            return
        }
        guard session.acknowledge(packet.packetIdentifier) else {
            violation(connection, 0x82, "nothing with this packet identifier is in flight")
            return
        }
        pump(session)
    }

    /// Whether the settings deny a topic to everyone.
    func isDenied(_ topic: ArraySlice<UInt8>) -> Bool {
        guard !deniedFilters.isEmpty else { return false }
        let name = Array(topic)
        return deniedFilters.contains { $0.matches(name.span) }
    }
}
