import MQTTWire
import Messaging
import Networking
import Quantities

/// What becomes of a connection: accepted, refused, left, lost.
extension EventLoop {
    /// Sends CONNECT on a connection whose TCP and TLS are done.
    func introduce(_ connection: ConnectionNumber, _ task: any LoopTask) {
        let configuration = configurations[connection]
        connections[connection].stage = .awaitingAcceptance
        connections[connection].candidates = []
        let packet: ConnectPacket
        do throws(TransportError) {
            packet = ConnectPacket(
                configuration,
                try configuration.credentials.credentials(),
                isReconnect: connections[connection].hasStood
            )
            connections[connection].offeredMethod = packet.authenticationMethod
        } catch {
            return end(connection, error, task)
        }
        do throws(WireError) {
            let start = outbox.buffer.count
            try connections[connection].session.connect(packet, now: now, into: &outbox.buffer)
            outbox.note(connection, from: start)
            statistics.packetsSent += 1
        } catch {
            let detail = "CONNECT cannot be sent: \(error)"
            end(connection, failure(.connectionFailed(detail: detail), connection), task)
        }
    }

    /// Acts on every event but the frequent ones.
    func act(on event: ClientEvent, _ connection: ConnectionNumber, _ task: any LoopTask) {
        switch event {
        case .connected(let packet, let authentication):
            accept(connection, packet, authentication, task)
        case .refused(let packet):
            let reason = ReasonCode(rawValue: packet.reason)
            end(connection, .connectRefused(reason: reason, detail: packet.reasonString), task)
        case .disconnected(let packet):
            let reason = ReasonCode(rawValue: packet.reason)
            failRenewal(of: connection, reason, packet.reasonString, task)
            end(connection, .disconnected(reason: reason, detail: packet.reasonString), task)
        case .reauthenticationRefused(let byte, let text):
            let reason = ReasonCode(rawValue: byte)
            failRenewal(of: connection, reason, text, task)
            end(connection, .reauthenticationRefused(reason: reason, detail: text), task)
        case .subscribed(let answer): grant(answer, connection, task)
        case .authentication(let packet) where packet.reason != 0:
            let detail = "the broker asked to go on with an authentication that has one step"
            say(on: connection, DisconnectPacket(reason: ReasonByte.protocolError))
            leave(connection, .protocolViolation(detail: detail), task)
        case .authentication: renewed(connection, task)
        case .publish, .acknowledged, .unsubscribed: break
        }
    }

    /// Tells the task.
    func tell(_ event: ConnectionEvent, _ connection: ConnectionNumber, _ task: any LoopTask) {
        needsStep = true
        task.handle(event, on: connection, at: time, through: self)
    }

    /// Writes what was accepted and the farewell that is in the outbox, as far as it goes at once,
    /// and ends the connection with `error`.
    func leave(_ connection: ConnectionNumber, _ error: TransportError, _ task: any LoopTask) {
        if let stream = connections[connection].stream {
            do throws(NetworkError) {
                try outbox.withBytes(of: connection) { (bytes) throws(NetworkError) in
                    try stream.send(bytes)
                }
                stream.finishSending()
            } catch {
                // The error that made us leave is the one to tell.
            }
        }
        end(connection, error, task)
    }

    /// The stream failed.
    func lose(_ connection: ConnectionNumber, _ error: NetworkError, _ task: any LoopTask) {
        let isDone = connections[connection].stage == .draining
        end(connection, isDone ? nil : failure(error, connection), task)
    }

    /// The peer sends nothing more.
    func reachEnd(_ connection: ConnectionNumber, _ task: any LoopTask) {
        let error: TransportError? =
            switch connections[connection].stage {
            case .draining: nil
            case .awaitingAcceptance:
                .connectionLost(
                    detail: configurations[connection].address.isSecure
                        ? "the broker closed it instead of answering CONNECT"
                        : "the broker closed it instead of answering CONNECT, as a listener for "
                            + "TLS does"
                )
            default: .connectionLost(detail: "the broker closed it without DISCONNECT")
            }
        end(connection, error, task)
    }

    /// Gives everything of the connection back and tells the task how it ended.
    func end(_ connection: ConnectionNumber, _ error: TransportError?, _ task: any LoopTask) {
        let unresolved = connections[connection].reset(
            keepingSession: keepsSession(connection, after: error)
        )
        outbox.discard(connection)
        tell(.closed(error, unresolved: unresolved), connection, task)
    }

    /// Tells what could not be told while the task was in a call.
    func tellNotices(_ task: any LoopTask) {
        guard !cancelled.isEmpty || !notices.isEmpty else { return }
        let ended = cancelled
        let events = notices
        cancelled = []
        notices = []
        for (connection, event) in events where connections[connection].stage == .open {
            tell(event, connection, task)
        }
        for connection in ended where connections[connection].stage == .cancelled {
            end(connection, nil, task)
        }
    }

    private func accept(
        _ connection: ConnectionNumber,
        _ packet: ConnackPacket,
        _ authentication: AuthenticationOutcome,
        _ task: any LoopTask
    ) {
        if authentication == .ignored {
            say(on: connection, DisconnectPacket())
            let method = connections[connection].offeredMethod ?? ""
            return leave(connection, .authenticationIgnored(method: method), task)
        }
        connections[connection].stage = .open
        watchKeepAlive(connection)
        var limits = BrokerLimits(packet)
        limits.securityVersion = connections[connection].stream?.tlsVersion
        limits.cipher = connections[connection].stream?.cipher
        connections[connection].took.acceptance = takeStep(of: connection)
        let isReconnect = connections[connection].hasStood
        connections[connection].hasStood = true
        // Before the task is told, because it may subscribe at once.
        var forgotten: [UInt64] = []
        if connections[connection].session.hasLostMessages {
            forgotten = connections[connection].session.takeUnresolved()
        }
        tell(.connected(limits, connections[connection].took), connection, task)
        if limits.isSessionPresent {
            resumeSession(of: connection, task)
        } else if isReconnect {
            tell(.sessionLost(unresolved: forgotten), connection, task)
        }
    }

    private func grant(
        _ answer: SubscriptionAnswer,
        _ connection: ConnectionNumber,
        _ task: any LoopTask
    ) {
        let place = connections[connection].subscriptions.firstIndex {
            $0.packetIdentifier == answer.packetIdentifier
        }
        guard let place, let reason = answer.reasons.first else { return }
        let asked = connections[connection].subscriptions.remove(at: place)
        let event: ConnectionEvent =
            switch QualityOfService(rawValue: reason) {
            case let granted? where granted >= asked.quality:
                .subscribed(
                    filter: asked.filter,
                    granted: granted,
                    after: clock.now() - asked.asked
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
        tell(event, connection, task)
    }

    private func say(on connection: ConnectionNumber, _ packet: DisconnectPacket) {
        write(on: connection) { (session, buffer) in
            // A reason alone always encodes.
            try? session.disconnect(packet, into: &buffer)
        }
    }
}
