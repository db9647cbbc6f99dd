import Evidence
import Messaging
import Quantities

/// What the broker and the network tell the publishers.
extension PublisherGroup {
    /// Notes that a connection was made, lost or freed; sending resumes in the next step.
    mutating func handle(_ event: ConnectionEvent, on member: Int, at time: LoopTime) {
        switch event {
        case .connected(let limits, let took):
            note(.connected(took, attempt: 0), of: member, at: time)
            opening -= 1
            publishers[member].connection = .open
            report.connected += 1
            report.limits = report.limits ?? limits
            resume(member, at: time)
        case .unblocked:
            resume(member, at: time)
        case .closed(let error, let unresolved):
            close(member, because: error, unresolved: unresolved, at: time)
        case .subscribed, .subscribeFailed:
            break  // Publishers subscribe to nothing.
        case .sessionResumed, .sessionLost, .reauthenticated, .reauthenticationFailed:
            break
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
        publishers[member].outstanding = max(0, publishers[member].outstanding - 1)
        finishIfDone(member)
    }

    /// Lets a publisher that waited try again in the next step.
    private mutating func resume(_ member: Int, at time: LoopTime) {
        publishers[member].clear(at: time.monotonic)
        if phase == .scheduled { queue(member, for: publishers[member].due) }
    }

    private mutating func note(
        _ event: ConnectionRecord.Event,
        of member: Int,
        at time: LoopTime
    ) {
        let record = ConnectionRecord(.publisher(publishers[member].number), event)
        records.append(.connection(record, at: start.offset(of: time.monotonic)))
    }

    private mutating func close(
        _ member: Int,
        because error: TransportError?,
        unresolved: [UInt64],
        at time: LoopTime
    ) {
        let offset = start.offset(of: time.monotonic)
        let number = publishers[member].number
        switch publishers[member].connection {
        case .pending:
            opening -= 1
        case .open:
            report.connected -= 1
            if let error {
                report.disconnects += 1
                note(
                    .disconnected(code: error.reasonCode?.rawValue, reason: error.description),
                    of: member,
                    at: time
                )
            }
        case .ended:
            break
        }
        report.failure = report.failure ?? error
        for sequence in unresolved {
            records.append(.unresolved(publisher: number, sequence: sequence, at: offset))
        }
        report.unresolved += UInt64(unresolved.count)
        publishers[member].connection = .ended
        publishers[member].outstanding = 0
        publishers[member].obstruct(.connection)
        finishIfDone(member)
    }
}
