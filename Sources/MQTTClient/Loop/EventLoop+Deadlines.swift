import MQTTWire
import Messaging
import Networking
import Quantities

extension EventLoop {
    /// Makes sure that the loop looks at its deadlines when `deadline` comes.
    func watch(_ deadline: MonotonicInstant) {
        nextScan = min(nextScan, deadline)
    }

    /// Acts on every deadline that has come.
    ///
    /// Visits every connection, but not before the earliest deadline and at most once in
    /// ``scanInterval``: no heap to keep for deadlines that nearly always move on.
    func scanDeadlines(_ task: any LoopTask) {
        if let stopDeadline, time.monotonic >= stopDeadline { return endAll(task) }
        guard time.monotonic >= nextScan else { return }
        nextScan = .distantFuture
        for connection in connections.indices where connections[connection].stage != .closed {
            act(on: connection, task)
        }
        nextScan = max(nextScan, time.monotonic + Self.scanInterval)
    }

    private func act(on connection: ConnectionNumber, _ task: any LoopTask) {
        let address = configurations[connection].address
        let stage = connections[connection].stage
        switch stage {
        case .closed, .requested, .cancelled: break
        case .open:
            keepAlive(connection, task)
            expireSubscriptions(connection, task)
            expireRenewal(connection, task)
        case .finishing, .draining:
            // The peer had its time to read and to close.
            guard !isPast(connections[connection].deadline) else {
                let isWritten = stage == .draining
                let error = TransportError.timedOut(
                    address: address,
                    step: stage.words,
                    after: Self.closingLimit
                )
                return end(connection, isWritten ? nil : error, task)
            }
            watch(connections[connection].deadline)
        case .resolving, .connecting, .handshaking, .awaitingAcceptance:
            guard !isPast(connections[connection].deadline) else {
                let limit = configurations[connection].connectTimeout
                let error = TransportError.timedOut(
                    address: address,
                    step: stage.words,
                    after: limit
                )
                return end(connection, error, task)
            }
            watch(connections[connection].deadline)
            guard stage == .connecting, !connections[connection].candidates.isEmpty else { return }
            guard isPast(connections[connection].attemptDeadline) else {
                return watch(connections[connection].attemptDeadline)
            }
            giveUpAddress(connection, .connectionFailed(detail: "no answer"), task)
        }
    }

    /// Has the loop look at a connection when its keep alive asks for it.
    func watchKeepAlive(_ connection: ConnectionNumber) {
        guard let deadline = connections[connection].session.nextDeadline else { return }
        watch(MonotonicInstant(nanoseconds: Int64(clamping: deadline)))
    }

    private func keepAlive(_ connection: ConnectionNumber, _ task: any LoopTask) {
        let start = outbox.buffer.count
        do throws(WireError) {
            try connections[connection].session.tick(now: now, into: &outbox.buffer)
        } catch {
            let address = configurations[connection].address
            let limit = connections[connection].session.pingPatience
            let error = TransportError.timedOut(
                address: address,
                step: "keep alive",
                after: Nanoseconds(Int64(clamping: limit))
            )
            return end(connection, error, task)
        }
        if outbox.buffer.count > start {
            outbox.note(connection, from: start)
            statistics.packetsSent += 1
        }
        watchKeepAlive(connection)
    }

    /// Tells of subscriptions that the broker left unanswered; an answer that comes later is ignored.
    private func expireSubscriptions(_ connection: ConnectionNumber, _ task: any LoopTask) {
        while let next = connections[connection].subscriptions.first {
            guard isPast(next.deadline) else { return watch(next.deadline) }
            connections[connection].subscriptions.removeFirst()
            let address = configurations[connection].address
            let error = TransportError.timedOut(
                address: address,
                step: "waiting for SUBACK",
                after: next.deadline - next.asked
            )
            tell(.subscribeFailed(error), connection, task)
        }
    }

    private func isPast(_ deadline: MonotonicInstant) -> Bool { time.monotonic >= deadline }

    /// The time for an orderly end is over.
    private func endAll(_ task: any LoopTask) {
        for connection in connections.indices where connections[connection].stage != .closed {
            let stage = connections[connection].stage
            let isWritten = stage == .draining || stage == .requested
            let address = configurations[connection].address
            let error = TransportError.timedOut(
                address: address,
                step: stage.words,
                after: state.stopLimit
            )
            end(connection, isWritten ? nil : error, task)
        }
    }
}
