import Evidence
public import Messaging
import Quantities

/// What the broker and the network tell the publishers.
extension PublisherLoop {
    /// Notes that a connection was made, lost or freed; sending resumes in the next step.
    public func handle(
        _ event: ConnectionEvent,
        on connection: ConnectionNumber,
        at time: LoopTime,
        through connections: any Connections
    ) {
        defer { flush() }
        switch event {
        case .connected(let limits):
            opening -= 1
            publishers[connection].connection = .open
            report.connected += 1
            report.limits = report.limits ?? limits
            resume(connection, at: time)
        case .unblocked:
            resume(connection, at: time)
        case .closed(let error, let unresolved):
            close(connection, because: error, unresolved: unresolved, at: time)
        case .subscribed, .subscribeFailed:
            break  // Publishers subscribe to nothing.
        }
    }

    /// Records the broker's answer to a message.
    public func acknowledged(
        _ token: UInt64,
        on connection: ConnectionNumber,
        reason: ReasonCode,
        at time: LoopTime,
        through connections: any Connections
    ) {
        defer { flush() }
        records.append(
            .acknowledged(
                publisher: publishers[connection].number,
                sequence: token,
                reason: reason.rawValue,
                at: start.offset(of: time.monotonic)
            )
        )
        report.acknowledged += 1
        publishers[connection].outstanding = max(0, publishers[connection].outstanding - 1)
        finishIfDone(connection)
    }

    /// Lets a publisher that waited try again in the next step.
    private func resume(_ member: Int, at time: LoopTime) {
        publishers[member].clear(at: time.monotonic)
        if phase == .scheduled, !publishers[member].hasNoSlots {
            queue.set(member, due: publishers[member].due)
        }
    }

    private func close(
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
                records.append(
                    .event(
                        .publisherDisconnected(publisher: number, reason: error.description),
                        at: offset
                    )
                )
            }
        case .ended:
            break
        }
        report.failure = report.failure ?? error
        for token in unresolved {
            records.append(.unresolved(publisher: number, sequence: token, at: offset))
        }
        report.unresolved += UInt64(unresolved.count)
        publishers[member].connection = .ended
        publishers[member].outstanding = 0
        publishers[member].obstruct(.connection)
        finishIfDone(member)
    }
}
