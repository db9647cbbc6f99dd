import MQTTWire
import Messaging
import Quantities

/// Sessions that outlive their connection, and credentials that are renewed on one that stands.
extension EventLoop {
    func reauthenticate(_ connection: ConnectionNumber) {
        guard connections[connection].stage == .open else { return }
        do throws(TransportError) {
            let credentials = try configurations[connection].credentials.credentials()
            guard let data = credentials.enhanced?.data else {
                throw .notSupported(
                    what: "the credentials of this connection cannot be renewed in band",
                    hint: "only K8S-SAT tokens can; other credentials are shown at the next connect"
                )
            }
            let start = outbox.buffer.count
            do throws(WireError) {
                try connections[connection].session.reauthenticate(
                    SecretBytes(data),
                    now: now,
                    into: &outbox.buffer
                )
            } catch {
                throw .protocolViolation(detail: "AUTH cannot be sent: \(error)")
            }
            outbox.note(connection, from: start)
            statistics.packetsSent += 1
            connections[connection].reauthenticationBegan = time.monotonic
            watch(time.monotonic + configurations[connection].connectTimeout)
        } catch {
            notices.append((connection, .reauthenticationFailed(error)))
        }
    }

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] {
        guard connections[connection].stage == .closed else { return [] }
        return connections[connection].session.takeUnresolved()
    }

    /// Whether what is in flight on a connection stays so when it ends with `error`.
    func keepsSession(_ connection: ConnectionNumber, after error: TransportError?) -> Bool {
        error != nil && stopDeadline == nil && connections[connection].hasStood
            && configurations[connection].sessionExpiry > 0
    }

    /// Takes up the session that the broker kept: what was in flight goes out again first.
    func resumeSession(of connection: ConnectionNumber, _ task: any LoopTask) {
        let tokens = connections[connection].session.inFlightInOrder.map { $0.token }
        resend(connection, task)
        tell(.sessionResumed(resent: tokens), connection, task)
    }

    /// Sends again what a resumed session had in flight, as far as the window allows.
    ///
    /// What the task cannot make again, or the broker no longer takes, is let go of: nobody will
    /// ever know whether the broker had it.
    func resend(_ connection: ConnectionNumber, _ task: any LoopTask) {
        var message = OutgoingMessage(topic: "")
        var properties = PublishProperties()
        while let (identifier, token) = connections[connection].session.nextToRepublish {
            guard task.remake(token, on: connection, into: &message),
                Self.encode(message, into: &properties)
            else {
                _ = connections[connection].session.abandon(identifier)
                continue
            }
            let start = outbox.buffer.count
            let answer = connections[connection].session.republish(
                identifier: identifier,
                isRetained: message.isRetained,
                topic: message.topic.span,
                properties: properties,
                payload: message.payload.span,
                now: now,
                into: &outbox.buffer
            )
            switch answer {
            case .accepted:
                outbox.note(connection, from: start)
                statistics.packetsSent += 1
            case .windowFull, .notConnected: return
            case .notAllowed: _ = connections[connection].session.abandon(identifier)
            }
        }
    }

    /// Encodes a message's properties; false where MQTT cannot carry them.
    private static func encode(
        _ message: OutgoingMessage,
        into properties: inout PublishProperties
    ) -> Bool {
        properties.removeAll()
        do throws(WireError) {
            for pair in message.userProperties {
                try properties.append(userProperty: pair.name.span, pair.value.span)
            }
            if let contentType = message.contentType {
                try properties.append(contentType: contentType.utf8Span.span)
            }
            return true
        } catch {
            return false
        }
    }

    /// Acts on the broker's answer to new credentials.
    func renewed(_ connection: ConnectionNumber, _ task: any LoopTask) {
        guard let began = connections[connection].reauthenticationBegan else { return }
        connections[connection].reauthenticationBegan = nil
        tell(.reauthenticated(after: clock.now() - began), connection, task)
    }

    /// Tells that the broker ended the connection instead of taking the new credentials.
    func failRenewal(
        of connection: ConnectionNumber,
        _ reason: ReasonCode,
        _ detail: String?,
        _ task: any LoopTask
    ) {
        guard connections[connection].reauthenticationBegan != nil else { return }
        connections[connection].reauthenticationBegan = nil
        let error = TransportError.reauthenticationRefused(reason: reason, detail: detail)
        tell(.reauthenticationFailed(error), connection, task)
    }

    /// Tells of new credentials that the broker left unanswered.
    func expireRenewal(_ connection: ConnectionNumber, _ task: any LoopTask) {
        guard let began = connections[connection].reauthenticationBegan else { return }
        let deadline = began + configurations[connection].connectTimeout
        guard time.monotonic >= deadline else { return watch(deadline) }
        connections[connection].reauthenticationBegan = nil
        let address = configurations[connection].address
        let error = TransportError.timedOut(
            address: address,
            step: "waiting for AUTH",
            after: configurations[connection].connectTimeout
        )
        tell(.reauthenticationFailed(error), connection, task)
    }
}
