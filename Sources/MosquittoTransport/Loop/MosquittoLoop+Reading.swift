import Messaging
import Networking
import Quantities

extension MosquittoLoop {
    /// How often one connection is read in a turn before others have theirs.
    private static let roundsPerTurn = 64

    /// Acts on what the poller said of a connection.
    func react(to readiness: Readiness) {
        let connection = MosquittoConnection.number(ofKey: readiness.key)
        let link = connections[connection]
        guard link.watched != nil, link.key(of: connection) == readiness.key else { return }
        switch link.stage {
        case .closed, .cancelled, .requested, .resolving: break
        case .connecting, .handshaking: advance(connection)
        case .awaitingAcceptance, .open, .finishing:
            if readiness.isWritable { flush(connection) }
            if readiness.isReadable || readiness.isHungUp { read(connection) }
        }
    }

    /// Goes on with connections that had more to read than one turn's share.
    func readOn() {
        guard !unread.isEmpty else { return }
        let batch = unread
        unread.removeAll(keepingCapacity: true)
        for connection in batch where connections[connection].isUnread {
            connections[connection].isUnread = false
            read(connection)
        }
    }

    /// Has the library read until there is nothing left, in the socket or behind TLS.
    ///
    /// Looking first says exactly why a connection ended, which the library does not, and finds what
    /// TLS read ahead, where the library would stop.
    func read(_ connection: ConnectionNumber) {
        let link = connections[connection]
        for _ in 0..<Self.roundsPerTurn {
            guard link.isLive, let client = link.client, let line = link.line else { return }
            do throws(NetworkError) {
                switch try line.look() {
                case .nothing: return settle(connection)
                case .end: return reachEnd(connection)
                case .bytes: break
                }
            } catch {
                let isDone = link.stage == .finishing
                return end(connection, isDone ? nil : failure(error, connection))
            }
            readClock()
            needsStep = true
            let result = client.read()
            link.isResending = false
            guard isAlive(connection, after: result) else { return }
        }
        if !link.isUnread {
            link.isUnread = true
            unread.append(connection)
        }
        settle(connection)
    }

    /// Has the library write what waits.
    func flush(_ connection: ConnectionNumber) {
        let link = connections[connection]
        guard let client = link.client else { return }
        let result = client.write()
        guard isAlive(connection, after: result) else { return }
        settle(connection, hasWritten: true)
    }

    /// Looks at connections whose task asked for something.
    func finishTouched() {
        guard !touched.isEmpty else { return }
        let batch = touched
        touched.removeAll(keepingCapacity: true)
        for connection in batch {
            connections[connection].isTouched = false
            guard isAlive(connection, after: 0) else { continue }
            settle(connection)
        }
    }

    /// Tells the task that there is room again, where it was told that there was none.
    func announceRoom(_ connection: ConnectionNumber) {
        let link = connections[connection]
        guard link.stage == .open, let client = link.client else { return }
        let hasWindow = link.awaitsWindow && link.room > 0
        let hasSocket = link.awaitsSocket && !link.isResending && !client.wantsToWrite
        guard hasWindow || hasSocket else { return }
        if hasWindow { link.awaitsWindow = false }
        if hasSocket { link.awaitsSocket = false }
        tell(.unblocked, connection)
    }

    /// Whether the connection goes on after a call of the library's; if not, it is ended here.
    func isAlive(_ connection: ConnectionNumber, after result: Int32) -> Bool {
        let link = connections[connection]
        guard link.isLive else { return false }
        if MosquittoLibrary.isFailure(result) { note(result, connection) }
        guard link.outcome == nil else {
            conclude(connection)
            return false
        }
        return true
    }

    /// Writes what callbacks queued, tells of room, and has the poller watch for what is awaited.
    private func settle(_ connection: ConnectionNumber, hasWritten: Bool = false) {
        let link = connections[connection]
        guard let client = link.client else { return }
        if !hasWritten, link.queuedCount > 0 || link.stage == .finishing, client.wantsToWrite {
            return flush(connection)
        }
        if !client.wantsToWrite { link.queuedCount = 0 }
        do throws(NetworkError) {
            let isWaiting = client.wantsToWrite
            try link.watch(connection, by: poller, reading: true, writing: isWaiting)
        } catch {
            return end(connection, failure(error, connection))
        }
        announceRoom(connection)
    }

    /// The peer sends nothing more.
    private func reachEnd(_ connection: ConnectionNumber) {
        let error: TransportError? =
            switch connections[connection].stage {
            case .finishing: nil
            case .awaitingAcceptance:
                .connectionLost(
                    detail: configurations[connection].address.isSecure
                        ? "the broker closed it instead of answering CONNECT"
                        : "the broker closed it instead of answering CONNECT, as a listener for "
                            + "TLS does"
                )
            default: .connectionLost(detail: "the broker closed it without DISCONNECT")
            }
        end(connection, error)
    }
}
