import Messaging
import Networking
import Quantities

/// What the library calls back for: the task is told at once, and what ends a connection is noted
/// and done when the library's call has returned.
extension MosquittoLoop: ClientObserver {
    func answered(_ answer: ConnectAnswer, _ connection: ConnectionNumber) {
        let link = connections[connection]
        guard link.isLive, link.outcome == nil else { return }
        readClock()
        statistics.packetsReceived += 1
        guard link.stage == .awaitingAcceptance else {
            link.client?.disconnect(reason: 0x82)
            link.outcome = .ended(.protocolViolation(detail: "the broker sent a second CONNACK"))
            return
        }
        guard answer.reason == .success else {
            let error = TransportError.connectRefused(reason: answer.reason, detail: answer.detail)
            link.outcome = .ended(error)
            return
        }
        if let method = link.offeredMethod, answer.limits.authenticationMethod == nil {
            link.client?.disconnect()
            link.outcome = .ended(.authenticationIgnored(method: method))
            return
        }
        accept(answer.limits, connection)
    }

    func acknowledged(
        _ packetIdentifier: UInt16,
        reason: UInt8,
        _ connection: ConnectionNumber
    ) {
        let link = connections[connection]
        // The library also calls for a QoS 0 message that it has written.
        guard link.isLive, let token = link.inFlight.take(packetIdentifier) else { return }
        readClock()
        statistics.packetsReceived += 1
        statistics.bytesReceived += UInt64(PacketSize.ofShortAcknowledgement)
        task?.acknowledged(
            token,
            on: connection,
            reason: ReasonCode(rawValue: reason),
            at: time,
            through: self
        )
    }

    func received(_ connection: ConnectionNumber, fill: (inout IncomingMessage) -> Void) {
        guard connections[connection].isLive else { return }
        readClock()
        // Taken out of `self` so that the task can be called while it is in use.
        var message = IncomingMessage()
        swap(&message, &incoming)
        defer { swap(&message, &incoming) }
        fill(&message)
        statistics.packetsReceived += 1
        statistics.bytesReceived += UInt64(message.packetSize)
        if message.quality != .atMostOnce {
            statistics.packetsSent += 1
            statistics.bytesSent += UInt64(PacketSize.ofShortAcknowledgement)
        }
        task?.received(message, on: connection, at: time, through: self)
    }

    func subscribed(
        _ packetIdentifier: UInt16,
        granted: [UInt8],
        _ connection: ConnectionNumber
    ) {
        let link = connections[connection]
        let place = link.subscriptions.firstIndex { $0.packetIdentifier == packetIdentifier }
        guard link.isLive, let place, let reason = granted.first else { return }
        readClock()
        statistics.packetsReceived += 1
        let asked = link.subscriptions.remove(at: place)
        let event: ConnectionEvent =
            switch QualityOfService(rawValue: reason) {
            case let granted? where granted >= asked.quality:
                .subscribed(
                    filter: asked.filter,
                    granted: granted,
                    after: time.monotonic - asked.asked
                )
            case let granted?:
                .subscribeFailed(
                    .qualityLowered(filter: asked.filter, asked: asked.quality, granted: granted)
                )
            case nil:
                .subscribeFailed(
                    .subscribeRefused(
                        filter: asked.filter,
                        reason: ReasonCode(rawValue: reason)
                    )
                )
            }
        tell(event, connection)
    }

    func ended(_ code: Int32, systemError: Int32, _ connection: ConnectionNumber) {
        let link = connections[connection]
        guard link.isLive, link.outcome == nil else { return }
        if link.stage == .finishing {
            link.outcome = .ended(nil)
        } else if code == 0 || code >= 0x80 {
            // The library's own results are below 0x80; reason codes of failures are not.
            statistics.packetsReceived += 1
            let reason = ReasonCode(rawValue: UInt8(truncatingIfNeeded: code))
            link.outcome = .ended(.disconnected(reason: reason, detail: nil))
        } else {
            link.outcome = .ended(error(code, systemError: systemError, connection))
        }
    }

    private func accept(_ limits: BrokerLimits, _ connection: ConnectionNumber) {
        let configuration = configurations[connection]
        let link = connections[connection]
        var limits = limits
        if limits.isSessionPresent, !link.hasStood, configuration.isCleanStart {
            guard link.introductions > 1 else {
                link.client?.disconnect()
                link.outcome = .ended(Self.foreignSession(configuration.clientIdentifier))
                return
            }
            // It is of a CONNECT of ours that was not answered, so there is nothing in it.
            limits.isSessionPresent = false
        }
        // What there is now was begun when the loss was found out.
        if link.lost != nil { limits.isSessionPresent = false }
        guard limits.isSessionPresent || link.inFlight.count == 0 else {
            // The library is about to send it all again; nothing of it must leave.
            link.line?.cutOff()
            link.outcome = .sessionLost
            return
        }
        let isReconnect = link.hasStood
        limits.securityVersion = link.line?.tlsVersion
        limits.cipher = link.line?.cipher
        link.took.acceptance = takeStep(of: link)
        link.stage = .open
        link.hasStood = true
        link.hasSession = configuration.sessionExpiry > 0
        link.window = Int(
            min(
                configuration.inFlightLimit,
                limits.receiveMaximum,
                MosquittoConnector.maximumInFlight
            )
        )
        link.nextKeepAlive = time.monotonic + Self.keepAliveInterval
        watch(link.nextKeepAlive)
        // The library sends again when this callback returns, and new messages come behind.
        link.isResending = link.inFlight.count > 0
        tell(.connected(limits, link.took), connection)
        if limits.isSessionPresent {
            tell(.sessionResumed(resent: link.inFlight.tokens), connection)
        } else if isReconnect {
            let unresolved = link.lost ?? []
            link.lost = nil
            tell(.sessionLost(unresolved: unresolved), connection)
        }
    }

    private static func foreignSession(_ identifier: String) -> TransportError {
        .notSupported(
            what: "the broker already has a session of client identifier \"\(identifier)\", and "
                + "libmosquitto cannot begin a new one that is to be kept",
            hint: "give another `clientPrefix:`, or use `transport: mqtt`"
        )
    }
}
