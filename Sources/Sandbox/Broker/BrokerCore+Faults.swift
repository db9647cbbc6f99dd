import MQTTWire
import Messaging
import Quantities

/// What a broker with planted faults does otherwise than it must.
extension BrokerCore {
    /// Takes a message that a fault hits, and answers as the fault has it.
    ///
    /// - Returns: The reason for PUBACK; nil where none is sent now.
    func publish(
        _ message: StoredMessage,
        _ identifier: UInt16,
        on connection: BrokerConnection,
        as planted: (kind: String, effect: BrokerEffect)
    ) -> UInt8? {
        statistics.planted[planted.kind, default: 0] += 1
        var message = message
        if planted.effect.isExpired { message.deadline = now.monotonic }
        var reason: UInt8 = 0
        for copy in 0..<planted.effect.copies {
            let answer = publish(
                message,
                from: connection.session,
                isMarked: copy > 0 && planted.effect.marksCopies
            )
            if copy == 0 { reason = answer }
        }
        let answer = planted.effect.answer
        // What is answered now is counted by its answer.
        if answer.isLateOrNever, planted.effect.copies > 0 { statistics.published += 1 }
        switch answer {
        case .honest:
            return reason
        case .reason(let reason):
            return reason
        case .later(let delay):
            lateAnswerCount += 1
            lateAnswers[lateAnswerCount] = LateAnswer(
                key: connection.key,
                identifier: identifier,
                reason: reason
            )
            timers.set(.answer(lateAnswerCount), to: now.monotonic + delay)
            return nil
        case .none:
            return nil
        }
    }

    /// Sends an acknowledgement whose time has come, where its connection still stands.
    func sendLateAnswer(_ number: UInt64) {
        guard let answer = lateAnswers.removeValue(forKey: number),
            let connection = connections[answer.key], connection.phase == .open
        else { return }
        connection.output.appendAcknowledgement(
            .puback,
            packetIdentifier: answer.identifier,
            reason: answer.reason
        )
        touch(connection)
    }

    /// A client has connected: its first connection may be one that a fault ends, and the first of
    /// all begins the wait for a stall.
    func plantConnectionFaults(in session: BrokerSession, _ connection: BrokerConnection) {
        if let stall = faults.stall, stalledUntil == nil {
            stalledUntil = now.monotonic + stall.delay + stall.length
            timers.set(.stallBegins, to: now.monotonic + stall.delay)
        }
        guard hitClients.insert(session.clientIdentifier).inserted,
            let fault = faults.connectionFault(of: session.clientIdentifier)
        else { return }
        timers.set(.fault(connection.key), to: now.monotonic + fault.delay)
    }

    /// Ends a connection as its fault has it.
    func kick(_ connection: BrokerConnection) {
        guard connection.phase == .open, let session = connection.session,
            let fault = faults.connectionFault(of: session.clientIdentifier)
        else { return }
        statistics.planted[type(of: fault).kind, default: 0] += 1
        if type(of: fault).forgetsSession { session.expiry = 0 }
        end(connection, 0x98, "planted")
    }

    /// Nothing is read or written from now until the stall is over.
    func beginStall() {
        guard let end = stalledUntil, let stall = faults.stall else { return }
        isStalled = true
        statistics.planted[type(of: stall).kind, default: 0] += 1
        timers.set(.stallEnds, to: end)
    }

    /// Everything that waited goes on.
    func endStall() {
        isStalled = false
        touchAll()
    }
}
