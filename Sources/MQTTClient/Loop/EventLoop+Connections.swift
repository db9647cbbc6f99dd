import MQTTWire
import Messaging
import Quantities

/// What the task may do: every call only notes or encodes; nothing is written before it returns.
extension EventLoop: Connections {
    var count: Int { connections.count }

    func inFlight(on connection: ConnectionNumber) -> Int {
        connections[connection].session.inFlight
    }

    func open(_ connection: ConnectionNumber) {
        guard connections[connection].stage == .closed, stopDeadline == nil else { return }
        connections[connection].stage = .requested
        requested.append(connection)
    }

    func close(_ connection: ConnectionNumber) {
        switch connections[connection].stage {
        case .closed, .cancelled, .finishing, .draining: return
        case .requested, .resolving, .connecting, .handshaking, .awaitingAcceptance:
            connections[connection].stage = .cancelled
            cancelled.append(connection)
        case .open:
            var farewell = DisconnectPacket()
            // Who says goodbye does not come back: the broker need not keep the session.
            if configurations[connection].sessionExpiry > 0 { farewell.sessionExpiry = 0 }
            write(on: connection) { (session, buffer) in
                // A number alone always encodes.
                try? session.disconnect(farewell, into: &buffer)
            }
            connections[connection].stage = .finishing
            connections[connection].deadline = time.monotonic + Self.closingLimit
            watch(connections[connection].deadline)
        }
    }

    func publish(
        _ message: borrowing OutgoingMessage,
        on connection: ConnectionNumber,
        token: UInt64
    ) -> PublishResult {
        guard connections[connection].stage == .open else { return .notConnected }
        guard unsentCount(of: connection) < Self.unsentLimit else {
            connections[connection].awaitsSocket = true
            return .blocked
        }
        let start = outbox.buffer.count
        let answer = connections[connection].session.publish(
            quality: message.quality.rawValue,
            isRetained: message.isRetained,
            topic: message.topic.span,
            userProperties: message.userProperties.span,
            contentType: message.contentType,
            payload: message.payload.span,
            token: token,
            now: now,
            into: &outbox.buffer
        )
        switch answer {
        case .accepted:
            outbox.note(connection, from: start)
            statistics.packetsSent += 1
            return .accepted
        case .windowFull:
            connections[connection].awaitsWindow = true
            return .windowFull
        case .notAllowed: return .notAllowed
        case .notConnected: return .notConnected
        }
    }

    func subscribe(
        to filter: String,
        quality: QualityOfService,
        on connection: ConnectionNumber
    ) {
        guard connections[connection].stage == .open else { return }
        let wanted = Subscription(filter, maximumQuality: quality.rawValue)
        do throws(WireError) {
            let start = outbox.buffer.count
            let identifier = try connections[connection].session.subscribe(
                to: [wanted],
                now: now,
                into: &outbox.buffer
            )
            outbox.note(connection, from: start)
            statistics.packetsSent += 1
            let deadline = time.monotonic + configurations[connection].connectTimeout
            connections[connection].subscriptions.append(
                .init(
                    packetIdentifier: identifier,
                    filter: filter,
                    quality: quality,
                    asked: time.monotonic,
                    deadline: deadline
                )
            )
            watch(deadline)
        } catch {
            let limits = connections[connection].session.limits
            let reason = Self.reason(forUnsendable: filter, limits)
            notices.append(
                (connection, .subscribeFailed(.subscribeRefused(filter: filter, reason: reason)))
            )
        }
    }

    func acknowledge(_ packetIdentifier: UInt16, on connection: ConnectionNumber) {
        guard connections[connection].stage == .open else { return }
        let start = outbox.buffer.count
        let isWritten = connections[connection].session.acknowledge(
            packetIdentifier,
            now: now,
            into: &outbox.buffer
        )
        guard isWritten else { return }
        outbox.note(connection, from: start)
        statistics.packetsSent += 1
    }

    /// The time of the call that is going on, as the protocol wants it.
    var now: UInt64 { UInt64(bitPattern: time.monotonic.nanoseconds) }

    /// Has the connection's protocol write something into the outbox.
    func write(
        on connection: ConnectionNumber,
        _ body: (inout ClientProtocol, inout WireBuffer) -> Void
    ) {
        let start = outbox.buffer.count
        body(&connections[connection].session, &outbox.buffer)
        guard outbox.buffer.count > start else { return }
        outbox.note(connection, from: start)
        statistics.packetsSent += 1
    }

    /// The code with which a broker would refuse a filter that is not worth sending.
    private static func reason(forUnsendable filter: String, _ limits: ServerLimits) -> ReasonCode {
        guard TopicFilter(filter) != nil else { return ReasonCode(rawValue: 0x8F) }
        let isShared = filter.hasPrefix("$share/")
        if isShared && !limits.isSharedSubscriptionAvailable { return ReasonCode(rawValue: 0x9E) }
        return ReasonCode(rawValue: limits.isWildcardSubscriptionAvailable ? 0x82 : 0xA2)
    }
}
