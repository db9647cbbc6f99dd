extension ClientProtocol {
    /// Takes the next packet off the received bytes and says what it means.
    ///
    /// Call until it gives nil, then keep the bytes from `offset` on and hand them over again in
    /// front of the next ones. Between two calls anything else may be called, such as
    /// ``acknowledge(_:reason:now:into:)``.
    ///
    /// - Parameters:
    ///   - bytes: What was received and not yet taken.
    ///   - offset: Where the packet begins; moved behind what was taken.
    ///   - publish: Overwritten where the event is ``ClientEvent/publish``; its ranges point into
    ///     `bytes`.
    ///   - now: The time, in nanoseconds.
    ///   - output: Takes DISCONNECT where the server broke a rule.
    /// - Returns: The event; nil where the bytes end before the next packet does, or the connection
    ///   is over.
    /// - Throws: The rule that the server broke. The connection is over: write `output`, close.
    public mutating func next(
        in bytes: Span<UInt8>,
        from offset: inout Int,
        publish: inout PublishFrame,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) -> ClientEvent? {
        do {
            while phase == .connecting || phase == .open {
                let reading = try FixedHeader.read(
                    bytes,
                    at: offset,
                    from: .server,
                    maximumPacketSize: decoder.maximumPacketSize
                )
                guard case .whole(let header) = reading else { return nil }
                let event = try take(header, bytes, publish: &publish, now: now)
                offset = header.body.upperBound
                keepAlive.heard(at: now)
                if let event { return event }
            }
            offset = bytes.count
            return nil
        } catch {
            fail(error, into: &output)
            throw error
        }
    }

    /// Takes a PUBACK of two bytes off the front of the received bytes: what a server answers to
    /// nearly every QoS 1 message.
    ///
    /// To be called before ``next(in:from:publish:now:into:)`` until it gives nil, because it costs
    /// a fraction of it. It judges nothing: whatever is out of the ordinary it leaves to that.
    ///
    /// - Parameters:
    ///   - bytes: What was received and not yet taken.
    ///   - offset: Where the packet begins; moved behind one that was taken.
    /// - Returns: The message's token; nil where something else is there, or nothing whole.
    public mutating func nextAcknowledged(in bytes: Span<UInt8>, from offset: inout Int) -> UInt64?
    {
        // A message that waits to be sent again is more than a place in the table.
        guard phase == .open, requests.isEmpty, resends.count == 0, offset &+ 4 <= bytes.count,
            bytes[offset] == PacketKind.puback.rawValue &<< 4, bytes[offset &+ 1] == 2
        else { return nil }
        let identifier = UInt16(bytes[offset &+ 2]) &<< 8 | UInt16(bytes[offset &+ 3])
        guard let token = inFlightTable.remove(identifier) else { return nil }
        offset &+= 4
        return token
    }

    /// Takes a PUBLISH off the front of the received bytes.
    ///
    /// The same as ``next(in:from:publish:now:into:)`` for this one packet, which it judges as
    /// strictly, but without the cost of an event.
    ///
    /// - Returns: Whether there was one; false where something else is there, or nothing whole.
    /// - Throws: The rule that the server broke. The connection is over: write `output`, close.
    public mutating func nextPublish(
        in bytes: Span<UInt8>,
        from offset: inout Int,
        publish: inout PublishFrame,
        now: UInt64,
        into output: inout WireBuffer
    ) throws(WireError) -> Bool {
        guard phase == .open, offset < bytes.count,
            bytes[offset] &>> 4 == PacketKind.publish.rawValue
        else { return false }
        do {
            let reading = try FixedHeader.read(
                bytes,
                at: offset,
                from: .server,
                maximumPacketSize: decoder.maximumPacketSize
            )
            guard case .whole(let header) = reading else { return false }
            try take(header, bytes, into: &publish)
            offset = header.body.upperBound
            keepAlive.heard(at: now)
            return true
        } catch {
            fail(error, into: &output)
            throw error
        }
    }

    @inline(__always)
    private mutating func take(
        _ header: FixedHeader,
        _ bytes: Span<UInt8>,
        into publish: inout PublishFrame
    ) throws(WireError) {
        try publish.decode(bytes, flags: header.flags, body: header.body)
        if let alias = publish.topicAlias { try admit(alias: alias) }
        if publish.quality != 0 { try admit(publish.packetIdentifier, quality: publish.quality) }
    }

    /// Says goodbye with the reason of `error`.
    private mutating func fail(_ error: WireError, into output: inout WireBuffer) {
        phase = .closed
        // Two bytes and a reason always encode.
        try? DisconnectPacket(reason: error.reason).encode(into: &output)
    }

    @inline(__always)
    private mutating func take(
        _ header: FixedHeader,
        _ bytes: Span<UInt8>,
        publish: inout PublishFrame,
        now: UInt64
    ) throws(WireError) -> ClientEvent? {
        if phase == .open && header.kind == .publish {
            try take(header, bytes, into: &publish)
            return .publish
        }
        if phase == .open && header.kind == .puback && header.body.count == 2 {
            var cursor = PacketCursor(header.body, kind: .puback)
            return try acknowledged(try cursor.packetIdentifier(bytes), reason: 0, text: nil)
        }
        return try takeRare(header, bytes, publish: &publish, now: now)
    }

    /// Judges a topic alias by what our CONNECT allowed.
    private mutating func admit(alias: UInt16) throws(WireError) {
        guard alias <= offer.topicAliasMaximum else {
            throw WireError(
                .topicAliasInvalid,
                in: .publish,
                "topic alias \(alias) is above \(offer.topicAliasMaximum)",
                section: "3.3.2.3.4"
            )
        }
    }

    /// Judges a message that wants an acknowledgement by what our CONNECT allowed.
    private mutating func admit(_ identifier: UInt16, quality: UInt8) throws(WireError) {
        guard quality == 1 else {
            throw violation(.publish, "QoS 2 was not subscribed to", "3.8.4")
        }
        guard deliveries.insert(identifier) else {
            throw violation(
                .publish,
                "packet identifier \(identifier) is not acknowledged yet",
                "2.2.1"
            )
        }
        guard deliveries.count <= Int(offer.receiveMaximum) else {
            throw WireError(
                .receiveMaximumExceeded,
                in: .publish,
                "more than \(offer.receiveMaximum) deliveries are not acknowledged",
                section: "3.3.4"
            )
        }
    }

    @inline(__always)
    private mutating func acknowledged(
        _ identifier: UInt16,
        reason: UInt8,
        text: String?
    ) throws(WireError) -> ClientEvent {
        if !requests.isEmpty && requests.contains(where: { $0.packetIdentifier == identifier }) {
            throw violation(.puback, "packet identifier \(identifier) is a request's", "3.4.2")
        }
        guard let token = inFlightTable.remove(identifier) else {
            throw violation(.puback, "packet identifier \(identifier) is not in flight", "3.4.2")
        }
        if resends.count != 0 { acknowledgedEarly(identifier) }
        return .acknowledged(token: token, reason: reason, text: text)
    }

    /// The server has a message of the connection before, which need not be sent again.
    @inline(never)
    private mutating func acknowledgedEarly(_ identifier: UInt16) {
        if resends.remove(identifier) { openWindow() }
    }

    @inline(never)
    private mutating func takeRare(
        _ header: FixedHeader,
        _ bytes: Span<UInt8>,
        publish: inout PublishFrame,
        now: UInt64
    ) throws(WireError) -> ClientEvent? {
        let kind = header.kind
        guard phase == .open || kind == .connack || kind == .auth || kind == .disconnect else {
            throw violation(kind, "it came before CONNACK", "3.2")
        }
        switch try decoder.decode(header, bytes) {
        case .connack(let packet): return try connected(packet, now: now)
        case .acknowledgement(let packet):
            guard packet.step == .puback else {
                throw violation(kind, "no QoS 2 message is in flight", "4.3.3")
            }
            return try acknowledged(
                packet.packetIdentifier,
                reason: packet.reason,
                text: packet.reasonString
            )
        case .suback(let answer):
            try resolve(.subscribe, answer, kind)
            return .subscribed(answer)
        case .unsuback(let answer):
            try resolve(.unsubscribe, answer, kind)
            return .unsubscribed(answer)
        case .pingresp:
            keepAlive.answered()
            return nil
        case .disconnect(let packet):
            guard phase == .open else { throw violation(kind, "it came before CONNACK", "3.14") }
            phase = .closed
            return .disconnected(packet)
        case .auth(let packet):
            try judge(packet)
            return .authentication(packet)
        case .connect, .publish, .subscribe, .unsubscribe, .pingreq:
            // `FixedHeader.read` refuses the four from a server; PUBLISH is taken before.
            throw violation(kind, "a server may not send it", "2.1.2")
        }
    }

    private mutating func connected(
        _ packet: ConnackPacket,
        now: UInt64
    ) throws(WireError) -> ClientEvent {
        if phase == .open && isReauthenticating && packet.reason != 0 {
            phase = .closed
            return .reauthenticationRefused(reason: packet.reason, text: packet.reasonString)
        }
        guard phase == .connecting else { throw violation(.connack, "it came twice", "3.2") }
        if packet.reason != 0 {
            phase = .closed
            return .refused(packet)
        }
        guard !packet.isSessionPresent || !offer.isCleanStart else {
            throw violation(.connack, "a session is present after a clean start", "3.2.2.1.1")
        }
        let outcome: AuthenticationOutcome
        switch (offer.authenticationMethod, packet.authenticationMethod) {
        case (nil, nil): outcome = .notOffered
        case (.some, nil): outcome = .ignored
        case (let offered, let named):
            guard offered == named else {
                throw violation(.connack, "it names another authentication method", "4.12")
            }
            outcome = .confirmed
        }
        if outcome != .confirmed { offer.authenticationMethod = nil }
        limits = ServerLimits(packet, keepAlive: offer.keepAlive)
        grantedWindow = Int(min(limits.receiveMaximum, settings.inFlightLimit))
        keepAlive = KeepAlive(
            seconds: limits.keepAlive,
            responseTimeout: settings.pingResponseTimeout,
            now: now
        )
        phase = .open
        resume(isSessionPresent: packet.isSessionPresent)
        return .connected(packet, authentication: outcome)
    }

    private mutating func resolve(
        _ request: PacketKind,
        _ answer: SubscriptionAnswer,
        _ kind: PacketKind
    ) throws(WireError) {
        let place = requests.firstIndex {
            $0.kind == request && $0.packetIdentifier == answer.packetIdentifier
        }
        guard let place else {
            throw violation(kind, "nothing was asked as \(answer.packetIdentifier)", "3.8.4")
        }
        guard requests[place].filters == answer.reasons.count else {
            throw violation(
                kind,
                "\(answer.reasons.count) reasons answer \(requests[place].filters) filters",
                "3.9.3"
            )
        }
        requests.remove(at: place)
        _ = inFlightTable.remove(answer.packetIdentifier)
    }

    private mutating func judge(_ packet: AuthPacket) throws(WireError) {
        guard let method = offer.authenticationMethod else {
            throw violation(.auth, "no authentication method is in use", "4.12")
        }
        // A success of zero length names no method (section 3.15.2.1).
        guard packet.method == nil || packet.method == method else {
            throw violation(.auth, "it names another authentication method", "4.12")
        }
        guard phase == .connecting ? packet.reason != 0 : isReauthenticating else {
            throw violation(.auth, "no authentication is under way", "4.12")
        }
        if packet.reason == 0 { isReauthenticating = false }
    }

    private func violation(_ kind: PacketKind, _ problem: String, _ section: String) -> WireError {
        WireError(.protocolError, in: kind, problem, section: section)
    }
}
