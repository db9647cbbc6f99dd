extension ClientProtocol {
    /// Says goodbye with the reason of `error`.
    mutating func fail(_ error: WireError, into output: inout WireBuffer) {
        phase = .closed
        // Two bytes and a reason always encode.
        try? DisconnectPacket(reason: error.reason).encode(into: &output)
    }

    @inline(__always)
    mutating func take(
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
    mutating func admit(alias: UInt16) throws(WireError) {
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
    mutating func admit(_ identifier: UInt16, quality: UInt8) throws(WireError) {
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
