import MQTTWire
import Messaging
import Quantities

/// Sessions: found, kept while their client is away, and ended.
extension BrokerCore {
    /// The session that a CONNECT asks for: the one of before, or a new one (section 3.1.2.4).
    ///
    /// A connection that still serves it is taken over (MQTT-3.1.4-3).
    func session(
        for packet: ConnectPacket,
        of identifier: String
    ) -> (session: BrokerSession, isPresent: Bool) {
        if let live = sessions[identifier]?.connection { end(live, 0x8E) }
        if let kept = sessions[identifier] {
            guard packet.isCleanStart else { return (kept, true) }
            forget(kept)
        }
        let session = BrokerSession(identifier)
        sessions[identifier] = session
        statistics.sessions += 1
        return (session, false)
    }

    /// A connection ends: its session goes on without it, or ends with it.
    ///
    /// Calling it again does nothing.
    func leave(_ connection: BrokerConnection) {
        touch(connection)
        tokenExpiries.remove(connection.key)
        if !connection.isLeaving {
            connection.isLeaving = true
            timers.set(.connection(connection.key), to: now.monotonic + Self.endingLimit)
        }
        guard let session = connection.session else { return }
        statistics.clients -= 1
        statistics.dropped += UInt64(session.detach())
        session.expiresAt = now.monotonic + .seconds(Int64(session.expiry))
        if let will = connection.will {
            connection.will = nil
            session.waitingWill = (will, now.monotonic + .seconds(Int64(will.delay ?? 0)))
        }
        checkSession(session)
    }

    /// Publishes a session's will and ends the session, each where its time has come.
    func checkSession(_ session: BrokerSession) {
        if let expiresAt = session.expiresAt, expiresAt <= now.monotonic {
            if session.expiry > 0 { statistics.sessionsExpired += 1 }
            forget(session)
            return
        }
        if let waiting = session.waitingWill, waiting.due <= now.monotonic {
            session.waitingWill = nil
            publish(waiting.will)
        }
        guard let next = session.nextDue else { return }
        timers.set(.session(session.clientIdentifier), to: next)
    }

    /// Ends a session that no connection serves: all that was kept is gone, and its will is due
    /// (section 3.1.3.2.2).
    private func forget(_ session: BrokerSession) {
        guard sessions[session.clientIdentifier] === session else { return }
        sessions[session.clientIdentifier] = nil
        statistics.sessions -= 1
        timers.remove(.session(session.clientIdentifier))
        subscriptions.removeAll(of: session)
        guard let waiting = session.waitingWill else { return }
        session.waitingWill = nil
        publish(waiting.will)
    }

    private func publish(_ will: Will) {
        guard let message = StoredMessage(will, at: now.monotonic) else { return }
        _ = publish(message, from: nil)
    }
}
