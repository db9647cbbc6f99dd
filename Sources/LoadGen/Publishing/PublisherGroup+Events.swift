import Evidence
import Messaging
import Quantities
import Scenarios

/// What the broker and the network tell the publishers.
extension PublisherGroup {
    /// Notes that a connection was made, lost or freed; sending resumes in the next step.
    mutating func handle(
        _ event: ConnectionEvent,
        on member: Int,
        at time: LoopTime,
        through connections: any Connections
    ) {
        switch event {
        case .connected(let limits, let took):
            connected(member, limits, took, at: time)
        case .sessionResumed(let resent):
            note(.sessionResumed(resent: UInt64(resent.count)), of: member, at: time)
            for sequence in resent { noteResent(sequence, of: member, at: time) }
        case .sessionLost(let unresolved):
            if plan.connect.keepsSessions {
                note(.sessionLost(unresolved: UInt64(unresolved.count)), of: member, at: time)
            }
            giveUp(unresolved, of: member, at: time)
        case .unblocked:
            resume(member, at: time)
        case .reauthenticated(let after):
            note(.reauthenticated(after: after), of: member, at: time)
        case .reauthenticationFailed(let error):
            note(
                .reauthenticationFailed(
                    code: error.reasonCode?.rawValue,
                    reason: error.description
                ),
                of: member,
                at: time
            )
        case .closed(let error, let unresolved):
            giveUp(unresolved, of: member, at: time)
            closed(member, because: error, at: time, through: connections)
        case .subscribed, .subscribeFailed:
            break  // Publishers subscribe to nothing.
        }
    }

    /// Records the broker's answer to a message.
    mutating func acknowledged(
        _ sequence: UInt64,
        on member: Int,
        reason: ReasonCode,
        at time: LoopTime
    ) {
        records.append(
            .acknowledged(
                publisher: publishers[member].number,
                sequence: sequence,
                reason: reason.rawValue,
                at: start.offset(of: time.monotonic)
            )
        )
        report.acknowledged += 1
        if publishers[member].keepsFlights { publishers[member].flights.remove(sequence) }
        publishers[member].outstanding = max(0, publishers[member].outstanding - 1)
        finishIfDone(member)
    }

    private mutating func connected(
        _ member: Int,
        _ limits: BrokerLimits,
        _ took: ConnectDurations,
        at time: LoopTime
    ) {
        opening -= 1
        publishers[member].isOpening = false
        if publishers[member].connection == .waiting {
            report.reconnects += 1
            report.reconnecting -= 1
        }
        publishers[member].connection = .open
        let attempt = publishers[member].reconnection.succeed()
        note(.connected(took, attempt: attempt), of: member, at: time)
        report.connected += 1
        report.limits = report.limits ?? limits
        resume(member, at: time)
    }

    private mutating func closed(
        _ member: Int,
        because error: TransportError?,
        at time: LoopTime,
        through connections: any Connections
    ) {
        let before = publishers[member].connection
        if publishers[member].isOpening { opening -= 1 }
        publishers[member].isOpening = false
        publishers[member].isToRenew = false
        errands.remove(member)
        if before == .open { report.connected -= 1 }
        if before == .waiting { report.reconnecting -= 1 }
        publishers[member].obstruct(.connection)
        guard let error, before != .ended else {
            return end(member, at: time, through: connections)
        }
        let code = error.reasonCode?.rawValue
        if before == .open {
            report.disconnects += 1
            note(.disconnected(code: code, reason: error.description), of: member, at: time)
        }
        let mayTry = before != .pending || isWorthWaiting(for: error)
        if mayTry, planAttempt(of: member, after: error, at: time) {
            if before != .open {
                note(.attemptFailed(code: code, reason: error.description), of: member, at: time)
            }
            publishers[member].connection = before == .pending ? .pending : .waiting
            if before != .pending { report.reconnecting += 1 }
            return
        }
        if before != .pending, !publishers[member].isDone {
            note(.gaveUp(reason: error.description), of: member, at: time)
            report.abandoned += 1
        }
        report.failure = report.failure ?? error
        end(member, at: time, through: connections)
    }

    /// Whether a first connection that failed is tried again: only where the broker says that it is
    /// busy, which a fleet that comes all at once may well make it.
    ///
    /// Everything else is for a person to see at once, before any load.
    private func isWorthWaiting(for error: TransportError) -> Bool {
        guard case .connectRefused(let reason, _) = error else { return false }
        return [0x88, 0x89, 0x97, 0x9F].contains(reason.rawValue)
    }

    private mutating func end(
        _ member: Int,
        at time: LoopTime,
        through connections: any Connections
    ) {
        publishers[member].connection = .ended
        giveUp(connections.giveUpSession(of: member), of: member, at: time)
        publishers[member].outstanding = 0
        publishers[member].flights.removeAll()
        finishIfDone(member)
    }

    /// Records that the answers to these messages will not come.
    private mutating func giveUp(_ unresolved: [UInt64], of member: Int, at time: LoopTime) {
        guard !unresolved.isEmpty else { return }
        let offset = start.offset(of: time.monotonic)
        for sequence in unresolved {
            records.append(
                .unresolved(
                    publisher: publishers[member].number,
                    sequence: sequence,
                    at: offset
                )
            )
            publishers[member].flights.remove(sequence)
        }
        report.unresolved += UInt64(unresolved.count)
        publishers[member].outstanding = max(
            0,
            publishers[member].outstanding - unresolved.count
        )
        finishIfDone(member)
    }

    private mutating func noteResent(_ sequence: UInt64, of member: Int, at time: LoopTime) {
        records.append(
            .resent(
                publisher: publishers[member].number,
                sequence: sequence,
                at: start.offset(of: time.monotonic)
            )
        )
    }

    private mutating func note(
        _ event: ConnectionRecord.Event,
        of member: Int,
        at time: LoopTime
    ) {
        let record = ConnectionRecord(.publisher(publishers[member].number), event)
        records.append(.connection(record, at: start.offset(of: time.monotonic)))
    }

    /// Lets a publisher that waited try again in the next step.
    private mutating func resume(_ member: Int, at time: LoopTime) {
        publishers[member].clear(at: time.monotonic)
        if phase == .scheduled { queue(member, for: publishers[member].due) }
    }
}
