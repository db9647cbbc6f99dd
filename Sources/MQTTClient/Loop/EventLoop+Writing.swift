import MQTTWire
import Messaging
import Networking

extension EventLoop {
    /// The most that may wait unsent on one connection, in bytes.
    static let unsentLimit = 262_144

    /// How much waits on `connection`: what the task just asked for and what the socket did not
    /// take.
    func unsentCount(of connection: ConnectionNumber) -> Int {
        outbox.byteCount(of: connection) + connections[connection].backlog
    }

    /// Writes everything that was asked for; called only when the task has returned.
    func flush(_ task: any LoopTask) {
        guard !outbox.waiting.isEmpty else { return }
        // Telling the task of a failure or of room may ask for more, which the next turn writes;
        // so everything is written first and told afterwards.
        var failures: [(ConnectionNumber, NetworkError)] = []
        let waiting = outbox.waiting
        for index in waiting {
            let connection = Int(index)
            guard let stream = connections[connection].stream else { continue }
            statistics.bytesSent += UInt64(outbox.byteCount(of: connection))
            do throws(NetworkError) {
                try outbox.withBytes(of: connection) { (bytes) throws(NetworkError) in
                    try stream.send(bytes)
                }
            } catch {
                failures.append((connection, error))
            }
            countWrites(connection)
        }
        outbox.removeAll()
        for (connection, error) in failures { lose(connection, error, task) }
        for index in waiting { wentOut(Int(index), task) }
    }

    /// Writes what the socket did not take earlier.
    func flushStream(_ connection: ConnectionNumber, _ task: any LoopTask) {
        guard let stream = connections[connection].stream else { return }
        do throws(NetworkError) {
            try stream.flush()
            countWrites(connection)
            wentOut(connection, task)
        } catch {
            lose(connection, error, task)
        }
    }

    /// Tells the task that there is room again, where it was told that there was none.
    func announceRoom(_ connection: ConnectionNumber, _ task: any LoopTask) {
        guard connections[connection].stage == .open else { return }
        if connections[connection].session.awaitingRepublish > 0 { resend(connection, task) }
        let hasWindow =
            connections[connection].awaitsWindow && connections[connection].session.room > 0
        let hasSocket =
            connections[connection].awaitsSocket
            && unsentCount(of: connection) <= Self.unsentLimit / 2
        guard hasWindow || hasSocket else { return }
        if hasWindow { connections[connection].awaitsWindow = false }
        if hasSocket { connections[connection].awaitsSocket = false }
        tell(.unblocked, connection, task)
    }

    private func wentOut(_ connection: ConnectionNumber, _ task: any LoopTask) {
        if connections[connection].stage == .finishing,
            connections[connection].backlog == 0
        {
            connections[connection].stream?.finishSending()
            connections[connection].stage = .draining
        }
        announceRoom(connection, task)
    }

    private func countWrites(_ connection: ConnectionNumber) {
        guard let stream = connections[connection].stream else { return }
        statistics.writes += stream.writeCount - connections[connection].countedWrites
        connections[connection].countedWrites = stream.writeCount
        connections[connection].backlog = stream.unsentCount
    }
}
