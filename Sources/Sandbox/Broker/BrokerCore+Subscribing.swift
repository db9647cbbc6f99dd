import MQTTWire

/// SUBSCRIBE and UNSUBSCRIBE.
extension BrokerCore {
    /// Answers SUBSCRIBE, then sends what is retained.
    func subscribe(
        _ connection: BrokerConnection,
        _ session: BrokerSession,
        _ packet: SubscribePacket
    ) {
        guard packet.subscriptionIdentifier == nil else {
            violation(connection, 0xA1, "subscription identifiers are not supported")
            return
        }
        var reasons: [UInt8] = []
        var retainedFor: [SubscriptionTable.Entry] = []
        for asked in packet.subscriptions {
            guard let filter = TopicFilter(asked.filter) else {
                reasons.append(0x8F)
                continue
            }
            guard !isDenied(filter) else {
                reasons.append(0x87)
                continue
            }
            var granted = asked
            granted.maximumQuality = min(asked.maximumQuality, 1)
            let isNew = subscriptions.insert(session, filter, granted)
            reasons.append(granted.maximumQuality)
            let wantsRetained = asked.retainHandling == 0 || asked.retainHandling == 1 && isNew
            if wantsRetained, !filter.isShared {
                retainedFor.append(.init(session: session, filter: filter, options: granted))
            }
        }
        connection.send(
            .suback(SubscriptionAnswer(packetIdentifier: packet.packetIdentifier, reasons: reasons))
        )
        for entry in retainedFor {
            for message in retained.matching(entry.filter) {
                session.append(
                    .init(
                        message: message,
                        quality: min(message.quality, entry.options.maximumQuality),
                        isRetained: true
                    )
                )
            }
        }
        pump(session)
    }

    /// Answers UNSUBSCRIBE.
    func unsubscribe(
        _ connection: BrokerConnection,
        _ session: BrokerSession,
        _ packet: UnsubscribePacket
    ) {
        let reasons: [UInt8] = packet.filters.map { subscriptions.remove(session, $0) ? 0 : 0x11 }
        connection.send(
            .unsuback(
                SubscriptionAnswer(packetIdentifier: packet.packetIdentifier, reasons: reasons)
            )
        )
    }

    /// Whether the settings deny a filter: the same text, or a topic that one of them matches.
    private func isDenied(_ filter: TopicFilter) -> Bool {
        let text = filter.isShared ? filter.text.split(separator: "/").dropFirst(2) : []
        let plain = filter.isShared ? text.joined(separator: "/") : filter.text
        return settings.deniedFilters.contains(plain) || isDenied(Array(plain.utf8)[...])
    }
}
