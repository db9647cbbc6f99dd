import Messaging
import Networking
import Quantities

/// What becomes of a connection; never within a callback of the library's.
extension MosquittoLoop {
    /// Acts on what a callback, or a failed call, left to be done.
    func conclude(_ connection: ConnectionNumber) {
        let link = connections[connection]
        switch link.outcome {
        case nil: break
        case .ended(let error):
            // A farewell may wait, and goes as far as it goes at once.
            if let client = link.client, client.wantsToWrite { _ = client.write() }
            end(connection, error)
        case .sessionLost: beginAnew(connection)
        }
    }

    /// Gives the attempt back and tells the task how it ended.
    ///
    /// The client stays where its session may be resumed: it holds what is in flight.
    func end(_ connection: ConnectionNumber, _ error: TransportError?) {
        let link = connections[connection]
        link.stage = .closed
        link.unwatch(by: poller)
        var unresolved: [UInt64] = []
        if error != nil, stopDeadline == nil, link.hasSession, let client = link.client {
            link.line?.cutOff()
            // The library closes its socket when it reads the end; if not now, at the next connect.
            if client.socket != nil { _ = client.read() }
        } else {
            link.hasSession = false
            retire(link)
            unresolved = link.takeUnresolved()
        }
        link.reset()
        tell(.closed(error, unresolved: unresolved), connection)
    }

    /// Lets go of the client when no callback is going on.
    func retire(_ link: MosquittoConnection) {
        guard let client = link.client else { return }
        link.unwatch(by: poller)
        link.client = nil
        retired.append(client)
    }

    /// Tells what could not be told while the task was in a call.
    func tellNotices() {
        guard !cancelled.isEmpty || !notices.isEmpty else { return }
        let ended = cancelled
        let events = notices
        cancelled = []
        notices = []
        for (connection, event) in events where connections[connection].stage == .open {
            tell(event, connection)
        }
        for connection in ended where connections[connection].stage == .cancelled {
            end(connection, nil)
        }
    }

    /// Notes that a call of the library's failed, where no callback said how.
    func note(_ result: Int32, _ connection: ConnectionNumber) {
        let link = connections[connection]
        guard link.outcome == nil else { return }
        let error = error(result, systemError: MosquittoLibrary.systemError, connection)
        link.outcome = .ended(link.stage == .finishing ? nil : error)
    }

    /// What the library's result means for a connection.
    func error(
        _ result: Int32,
        systemError: Int32,
        _ connection: ConnectionNumber
    ) -> TransportError {
        let address = configurations[connection].address
        if MosquittoLibrary.isKeepAlive(result) {
            return .timedOut(address: address, step: "keep alive")
        }
        let words = MosquittoLibrary.words(of: result, systemError: systemError)
        return MosquittoLibrary.isAboutProtocol(result)
            ? .protocolViolation(detail: words) : .connectionLost(detail: words)
    }

    /// Connects with a new client of the library, after the broker lost the session of the old one.
    private func beginAnew(_ connection: ConnectionNumber) {
        let link = connections[connection]
        link.lost = link.takeUnresolved()
        link.hasSession = false
        retire(link)
        let deadline = link.deadline
        link.reset()
        link.deadline = deadline
        guard case .known(let addresses) = hosts[lookupKey(connection)] else {
            let detail = "the host's addresses are not known any more"
            return end(connection, failure(.connectionFailed(detail: detail), connection))
        }
        link.candidates = addresses
        connectToNext(connection)
    }
}
