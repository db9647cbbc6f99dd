import Messaging
import Networking
import Quantities

/// What the task may do.
extension MosquittoLoop: Connections {
    /// How many packets may be queued within a callback of the library's, which cannot write there.
    private static let queueLimit = 1_000

    var count: Int { connections.count }

    func inFlight(on connection: ConnectionNumber) -> Int {
        connections[connection].inFlight.count
    }

    func open(_ connection: ConnectionNumber) {
        guard connections[connection].stage == .closed, stopDeadline == nil else { return }
        connections[connection].stage = .requested
        requested.append(connection)
    }

    func close(_ connection: ConnectionNumber) {
        let link = connections[connection]
        switch link.stage {
        case .closed, .cancelled, .finishing: return
        case .requested, .resolving, .connecting, .handshaking, .awaitingAcceptance:
            link.stage = .cancelled
            cancelled.append(connection)
        case .open:
            link.stage = .finishing
            link.deadline = time.monotonic + Self.closingLimit
            watch(link.deadline)
            statistics.packetsSent += 1
            touch(connection)
            // Calls back at once where the socket takes it.
            link.client?.disconnect()
        }
    }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        let link = connections[connection]
        guard link.stage == .open, link.outcome == nil, let client = link.client else {
            return .notConnected
        }
        let isAcknowledged = message.quality != .atMostOnce
        guard !link.inFlight.isNextIdentifierTaken, !isAcknowledged || link.room > 0 else {
            link.awaitsWindow = true
            return .windowFull
        }
        let isFull =
            client.isInCallback ? link.queuedCount >= Self.queueLimit : client.wantsToWrite
        guard !isFull, !link.isResending else {
            link.awaitsSocket = true
            touch(connection)
            return .blocked
        }
        guard let properties = properties(of: message), !message.topic.contains(0) else {
            return .notAllowed
        }
        let (result, identifier) = client.publish(message, properties)
        guard !MosquittoLibrary.isAboutMessage(result) else { return .notAllowed }
        touch(connection)
        if client.isInCallback { link.queuedCount += 1 }
        if MosquittoLibrary.isFailure(result) { note(result, connection) }
        guard isAcknowledged else {
            link.inFlight.note(identifier)
            guard link.outcome == nil else { return .notConnected }
            count(message)
            return .accepted
        }
        // Also where writing failed: the library has it, and sends it when the session is resumed.
        link.inFlight.add(identifier, token)
        count(message)
        return .accepted
    }

    func subscribe(
        to filter: String,
        quality: QualityOfService,
        on connection: ConnectionNumber
    ) {
        let link = connections[connection]
        guard link.stage == .open, link.outcome == nil, let client = link.client else { return }
        // The library would ask for an empty one.
        guard !filter.isEmpty, !filter.utf8.contains(0) else { return refuse(filter, connection) }
        let (result, identifier) = client.subscribe(to: filter, quality: quality)
        guard !MosquittoLibrary.isAboutMessage(result) else { return refuse(filter, connection) }
        touch(connection)
        if MosquittoLibrary.isFailure(result) { return note(result, connection) }
        link.inFlight.note(identifier)
        statistics.packetsSent += 1
        let deadline = time.monotonic + configurations[connection].connectTimeout
        link.subscriptions.append(
            .init(
                packetIdentifier: identifier,
                filter: filter,
                quality: quality,
                asked: time.monotonic,
                deadline: deadline
            )
        )
        watch(deadline)
    }

    /// Does nothing: the library acknowledged the message before it handed it over.
    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {}

    func reauthenticate(_ connection: ConnectionNumber) {
        guard connections[connection].stage == .open else { return }
        let error = TransportError.notSupported(
            what: "libmosquitto cannot show new credentials on a connection that stands",
            hint: "they are shown at the next connect; `transport: mqtt` renews in band"
        )
        notices.append((connection, .reauthenticationFailed(error)))
    }

    func giveUpSession(of connection: ConnectionNumber) -> [UInt64] {
        let link = connections[connection]
        guard link.stage == .closed else { return [] }
        link.hasSession = false
        retire(link)
        return link.takeUnresolved()
    }

    /// Has the connection looked at when the task has returned.
    func touch(_ connection: ConnectionNumber) {
        guard !connections[connection].isTouched else { return }
        connections[connection].isTouched = true
        touched.append(connection)
    }

    /// The filter is not one that could be sent.
    private func refuse(_ filter: String, _ connection: ConnectionNumber) {
        let reason = ReasonCode(rawValue: 0x8F)
        notices.append(
            (connection, .subscribeFailed(.subscribeRefused(filter: filter, reason: reason)))
        )
    }

    /// The message's properties; nil where the library cannot carry them.
    private func properties(of message: borrowing OutgoingMessage) -> PropertyList? {
        var list = PropertyList()
        for property in message.userProperties { list.add(property, &scratch) }
        if let contentType = message.contentType { list.add(contentType: contentType) }
        guard list.isComplete else { return nil }
        return list
    }

    private func count(_ message: borrowing OutgoingMessage) {
        var properties = message.contentType.map { 3 + $0.utf8.count } ?? 0
        for property in message.userProperties {
            properties += 5 + property.name.count + property.value.count
        }
        statistics.packetsSent += 1
        statistics.bytesSent += UInt64(
            PacketSize.ofPublish(
                topic: message.topic.count,
                payload: message.payload.count,
                properties: properties,
                isAcknowledged: message.quality != .atMostOnce
            )
        )
    }
}
