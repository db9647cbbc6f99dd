extension ClientProtocol {
    /// Writes SUBSCRIBE and gives the packet identifier that its answer will have.
    ///
    /// Throws where the connection is not open, a filter is malformed, or the server announced that
    /// it does not take such a subscription; nothing is written then, and the connection lives on.
    public mutating func subscribe(
        to subscriptions: [Subscription],
        identifier: UInt32? = nil,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) -> UInt16 {
        for subscription in subscriptions { try check(subscription) }
        if identifier != nil && !limits.isSubscriptionIdentifierAvailable {
            throw refusal(.subscribe, "the server takes no subscription identifiers", "3.2.2.3.12")
        }
        var packet = SubscribePacket(packetIdentifier: 1, subscriptions: subscriptions)
        packet.subscriptionIdentifier = identifier
        return try request(.subscribe, filters: subscriptions.count, now, &output) {
            (number, buffer) throws(WireError) in
            packet.packetIdentifier = number
            try packet.encode(into: &buffer)
        }
    }

    /// Writes UNSUBSCRIBE and gives the packet identifier that its answer will have.
    public mutating func unsubscribe(
        from filters: [String],
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) -> UInt16 {
        try request(.unsubscribe, filters: filters.count, now, &output) {
            (number, buffer) throws(WireError) in
            try UnsubscribePacket(packetIdentifier: number, filters: filters).encode(into: &buffer)
        }
    }

    private func check(_ subscription: Subscription) throws(WireError) {
        guard let filter = TopicFilter(subscription.filter) else {
            throw WireError(
                .malformedPacket,
                in: .subscribe,
                "\"\(subscription.filter)\" is not a topic filter",
                section: "4.7"
            )
        }
        guard subscription.maximumQuality < 2 else {
            throw refusal(.subscribe, "this client takes QoS 0 and 1", "3.8.3.1")
        }
        if filter.isShared && !limits.isSharedSubscriptionAvailable {
            throw refusal(.subscribe, "the server takes no shared subscriptions", "3.2.2.3.13")
        }
        if filter.hasWildcard && !limits.isWildcardSubscriptionAvailable {
            throw refusal(.subscribe, "the server takes no wildcards", "3.2.2.3.11")
        }
    }

    private mutating func request(
        _ kind: PacketKind,
        filters: Int,
        _ now: UInt64,
        _ output: inout WireBuffer,
        _ encode: (UInt16, inout WireBuffer) throws(WireError) -> Void
    ) throws(WireError) -> UInt16 {
        guard phase == .open else { throw notConnected(kind) }
        guard let identifier = inFlightTable.insert(0) else {
            throw refusal(kind, "all packet identifiers are in use", "2.2.1")
        }
        do {
            try limited(kind, &output) { (buffer) throws(WireError) in
                try encode(identifier, &buffer)
            }
        } catch {
            _ = inFlightTable.remove(identifier)
            throw error
        }
        requests.append(
            PendingRequest(kind: kind, packetIdentifier: identifier, filters: filters)
        )
        keepAlive.sent(at: now)
        return identifier
    }
}
