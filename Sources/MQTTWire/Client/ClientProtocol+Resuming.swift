/// What becomes of the messages in flight when a connection is lost and another one is made.
///
/// A message in flight outlives its connection: ``connect(_:now:into:)`` keeps it with its packet
/// identifier, and CONNACK decides.
///
///     session present    nextToRepublish ──► republish, in the order of first sending, as far as
///                        the window goes; the rest as acknowledgements come; then new messages
///     no session         takeUnresolved() gives the tokens; until then no QoS 1 message is taken
///
/// Requests and deliveries end with their connection: the server sends a delivery again, under an
/// identifier of its choice.
///
/// Source: section 4.4.
extension ClientProtocol {
    /// The messages in flight with their tokens, in the order of their first sending.
    public var inFlightInOrder: [(identifier: UInt16, token: UInt64)] {
        let all = inFlightTable.inOrder
        guard !requests.isEmpty else { return all }
        let asked = Set(requests.map(\.packetIdentifier))
        return all.filter { !asked.contains($0.identifier) }
    }

    /// The message that a resumed session has to send again before any other; nil where there is
    /// none.
    ///
    /// Send it with ``republish(identifier:isRetained:topic:encodedProperties:payload:now:into:)``,
    /// or let go of it with ``abandon(_:)``.
    public var nextToRepublish: (identifier: UInt16, token: UInt64)? {
        guard phase == .open, let identifier = resends.first,
            let token = inFlightTable.token(of: identifier)
        else { return nil }
        return (identifier, token)
    }

    /// How many messages a resumed session has not sent again yet.
    public var awaitingRepublish: Int { resends.count }

    /// Whether the server lost the session, and messages with it that ``takeUnresolved()`` gives.
    public var hasLostMessages: Bool { !lost.isEmpty }

    /// Writes the message that is to be sent again, with DUP and its first identifier.
    ///
    /// It is the same QoS 1 message, so the contents must be those of its first sending (messages
    /// with a Message Expiry Interval may count it down). It takes a place in the window: where the
    /// new CONNACK lowered Receive Maximum, the rest waits for acknowledgements.
    ///
    /// - Parameters:
    ///   - identifier: That of ``nextToRepublish``; any other is not allowed.
    ///   - isRetained: Whether the server shall keep it.
    ///   - topic: The topic's UTF-8 bytes.
    ///   - encodedProperties: The properties as they stand on the wire, without their length.
    ///   - payload: The body.
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes the packet.
    /// - Returns: What became of it; anything but `accepted` wrote nothing. What the server no
    ///   longer takes is `notAllowed` and stays the next until ``abandon(_:)``.
    public mutating func republish(
        identifier: UInt16,
        isRetained: Bool = false,
        topic: Span<UInt8>,
        encodedProperties: Span<UInt8>,
        payload: Span<UInt8>,
        now: UInt64,
        into output: inout WireBuffer
    ) -> PublishAnswer {
        guard phase == .open else { return .notConnected }
        guard identifier == resends.first else { return .notAllowed(.identifier) }
        guard limits.maximumQuality >= 1 else { return .notAllowed(.quality) }
        guard !isRetained || limits.isRetainAvailable else { return .notAllowed(.retain) }
        let header = PublishHeader(
            quality: 1,
            packetIdentifier: identifier,
            isRetained: isRetained,
            isDuplicate: true
        )
        let size = header.packetSize(
            topic: topic.count,
            properties: encodedProperties.count,
            payload: payload.count
        )
        guard size <= limits.maximumPacketSize else { return .notAllowed(.size) }
        guard inFlight - resends.count < grantedWindow else { return .windowFull }
        do {
            try output.appendPublish(
                header,
                topic: topic,
                encodedProperties: encodedProperties,
                payload: payload
            )
        } catch {
            return .notAllowed(.size)
        }
        _ = resends.remove(identifier)
        openWindow()
        keepAlive.sent(at: now)
        return .accepted(packetIdentifier: identifier)
    }

    /// Writes the message that is to be sent again, with properties that were encoded before.
    public mutating func republish(
        identifier: UInt16,
        isRetained: Bool = false,
        topic: Span<UInt8>,
        properties: borrowing PublishProperties,
        payload: Span<UInt8>,
        now: UInt64,
        into output: inout WireBuffer
    ) -> PublishAnswer {
        properties.buffer.withSpan { encoded in
            republish(
                identifier: identifier,
                isRetained: isRetained,
                topic: topic,
                encodedProperties: encoded,
                payload: payload,
                now: now,
                into: &output
            )
        }
    }

    /// Lets go of a message that is to be sent again and cannot be, and gives its token.
    ///
    /// For one that the new connection does not allow, such as one above the new Maximum Packet
    /// Size; whether the server has it is not known. Nil where it does not wait to be sent again.
    public mutating func abandon(_ identifier: UInt16) -> UInt64? {
        guard resends.remove(identifier) else { return nil }
        openWindow()
        return inFlightTable.remove(identifier)
    }

    /// What a CONNACK means to the messages that an earlier connection left in flight.
    mutating func resume(isSessionPresent: Bool) {
        if isSessionPresent {
            resends = ResendQueue(inFlightTable.inOrder.map { $0.identifier })
        } else {
            lost += inFlightTable.removeAll()
        }
        openWindow()
    }

    /// Lets new messages through once nothing older waits.
    mutating func openWindow() {
        window = resends.count == 0 && lost.isEmpty ? grantedWindow : 0
    }
}
