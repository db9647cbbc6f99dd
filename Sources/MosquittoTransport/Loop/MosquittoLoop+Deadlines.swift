import Messaging
import Networking
import Quantities

extension MosquittoLoop {
    /// Acts on every deadline that has come.
    ///
    /// Visits every connection, but not before the earliest deadline and at most once in
    /// ``scanInterval``.
    func scanDeadlines() {
        if let stopDeadline, time.monotonic >= stopDeadline { return endAll() }
        guard time.monotonic >= nextScan else { return }
        nextScan = .distantFuture
        for connection in connections.indices where connections[connection].stage != .closed {
            act(on: connection)
        }
        nextScan = max(nextScan, time.monotonic + Self.scanInterval)
    }

    private func act(on connection: ConnectionNumber) {
        let address = configurations[connection].address
        let link = connections[connection]
        switch link.stage {
        case .closed, .requested, .cancelled: break
        case .open:
            keepAlive(connection)
            expireSubscriptions(connection)
        case .finishing, .resolving, .connecting, .handshaking, .awaitingAcceptance:
            guard !isPast(link.deadline) else {
                let limit =
                    link.stage == .finishing
                    ? Self.closingLimit : configurations[connection].connectTimeout
                let error = TransportError.timedOut(
                    address: address,
                    step: link.stage.words,
                    after: limit
                )
                return end(connection, error)
            }
            watch(link.deadline)
            guard link.stage == .connecting, !link.candidates.isEmpty else { return }
            guard isPast(link.attemptDeadline) else { return watch(link.attemptDeadline) }
            giveUpAddress(connection, "no answer")
        }
    }

    private func keepAlive(_ connection: ConnectionNumber) {
        let link = connections[connection]
        if isPast(link.nextKeepAlive), let client = link.client {
            link.nextKeepAlive = time.monotonic + Self.keepAliveInterval
            guard isAlive(connection, after: client.keepAlive()) else { return }
        }
        watch(link.nextKeepAlive)
    }

    /// Tells of subscriptions that the broker left unanswered; an answer that comes later is ignored.
    private func expireSubscriptions(_ connection: ConnectionNumber) {
        let link = connections[connection]
        while let next = link.subscriptions.first {
            guard isPast(next.deadline) else { return watch(next.deadline) }
            link.subscriptions.removeFirst()
            let address = configurations[connection].address
            let error = TransportError.timedOut(
                address: address,
                step: "waiting for SUBACK",
                after: configurations[connection].connectTimeout
            )
            tell(.subscribeFailed(error), connection)
        }
    }

    private func isPast(_ deadline: MonotonicInstant) -> Bool { time.monotonic >= deadline }

    /// The time for an orderly end is over.
    private func endAll() {
        for connection in connections.indices where connections[connection].stage != .closed {
            let stage = connections[connection].stage
            let address = configurations[connection].address
            let error = TransportError.timedOut(address: address, step: stage.words)
            end(connection, stage == .requested ? nil : error)
        }
    }
}
