import MQTTWire
import Messaging
import Quantities

/// The broker without its sockets: bytes of clients in, bytes for clients out, time as an argument.
///
/// A class because sessions of one broker share its tables; touched on one thread.
final class BrokerCore {
    let settings: BrokerSettings
    let admission: Admission
    let deniedFilters: [TopicFilter]
    var statistics = BrokerStatistics()

    /// Every connection, by its key.
    private(set) var sessions: [UInt64: BrokerSession] = [:]
    /// The admitted clients, by client identifier.
    var clients: [String: BrokerSession] = [:]
    var subscriptions = SubscriptionTable()
    var retained = RetainedMessages()
    /// Sessions that may have something to write or to close.
    private(set) var touched: Set<UInt64> = []
    var found: [SubscriptionTable.Entry] = []
    var assignedCount = 0
    private let decoder: PacketDecoder
    private var frame = PublishFrame()

    init(_ settings: BrokerSettings) {
        self.settings = settings
        admission = Admission(settings)
        deniedFilters = settings.deniedFilters.compactMap { TopicFilter($0) }
        decoder = PacketDecoder(
            packetsFrom: .client,
            maximumPacketSize: Int(settings.maximumPacketSize)
        )
    }

    /// A connection was accepted.
    func open(_ key: UInt64, at time: LoopTime) -> BrokerSession {
        let session = BrokerSession(key: key, at: time.monotonic)
        sessions[key] = session
        return session
    }

    /// Bytes came: handles every whole packet in them and keeps the rest.
    func receive(_ bytes: Span<UInt8>, from session: BrokerSession, at time: LoopTime) {
        session.lastHeard = time.monotonic
        session.input.append(bytes)
        var offset = 0
        session.input.withSpan { span in
            while session.phase != .ending {
                do throws(WireError) {
                    let packet = try decoder.next(in: span, from: &offset, publish: &frame)
                    guard let packet else { return }
                    handle(packet, frame, span, from: session, at: time)
                } catch {
                    fail(session, error)
                }
            }
        }
        session.input.removeFirst(offset)
        touch(session)
    }

    /// A connection is gone: its will is published and everything of it forgotten.
    func close(_ key: UInt64, at time: LoopTime) {
        guard let session = sessions.removeValue(forKey: key) else { return }
        touched.remove(key)
        statistics.delivered += session.deliveredCount
        forget(session, at: time)
        session.phase = .ending
    }

    private func handle(
        _ packet: Packet,
        _ frame: PublishFrame,
        _ bytes: Span<UInt8>,
        from session: BrokerSession,
        at time: LoopTime
    ) {
        if case .connect(let packet) = packet, session.phase == .new {
            connect(session, packet, at: time)
            return
        }
        guard session.phase == .open else {
            // Nothing is said to who does not begin with CONNECT: section 3.1.
            statistics.violations += 1
            session.phase = .ending
            return
        }
        switch packet {
        case .publish:
            receive(frame, bytes, from: session)
        case .acknowledgement(let packet):
            acknowledged(session, packet)
        case .subscribe(let packet):
            subscribe(session, packet)
        case .unsubscribe(let packet):
            unsubscribe(session, packet)
        case .pingreq:
            session.send(.pingresp)
        case .disconnect(let packet):
            disconnect(session, packet)
        case .auth(let packet):
            authenticate(session, packet, at: time)
        case .connect, .connack, .suback, .unsuback, .pingresp:
            violation(session, 0x82, "a client may not send this packet here")
        }
    }

    private func receive(
        _ frame: PublishFrame,
        _ bytes: Span<UInt8>,
        from session: BrokerSession
    ) {
        if frame.topicAlias != nil {
            violation(session, 0x94, "topic aliases are not supported")
        } else if !frame.subscriptionIdentifiers.isEmpty {
            violation(session, 0x82, "a client may not send subscription identifiers")
        } else {
            let message = StoredMessage(frame, in: bytes)
            publish(session, message, identifier: frame.packetIdentifier)
        }
    }

    private func fail(_ session: BrokerSession, _ error: WireError) {
        if session.phase == .new, error.code == .unsupportedProtocolVersion {
            session.output.append(ConnectPacket.answerToOlderVersion)
            session.phase = .ending
            statistics.refused += 1
        } else {
            violation(session, error.reason, error.problem)
        }
    }

    /// Marks a session as having something to write or to close.
    func touch(_ session: BrokerSession) {
        touched.insert(session.key)
    }

    /// The sessions marked since the last call.
    func takeTouched() -> [BrokerSession] {
        defer { touched.removeAll(keepingCapacity: true) }
        return touched.compactMap { sessions[$0] }
    }

    /// Ends a connection with a DISCONNECT.
    func end(_ session: BrokerSession, _ reason: UInt8, _ words: String? = nil) {
        if session.phase == .open { session.end(reason, words) }
        session.phase = .ending
        touch(session)
    }

    /// Takes an admitted client out of all tables and publishes its will.
    func forget(_ session: BrokerSession, at time: LoopTime) {
        guard clients[session.clientIdentifier] === session else { return }
        clients[session.clientIdentifier] = nil
        subscriptions.removeAll(of: session)
        guard let will = session.will, let message = StoredMessage(will) else { return }
        session.will = nil
        _ = publish(message, from: nil)
    }

    /// Ends connections that are silent or whose token has expired.
    func checkTimes(at time: LoopTime) {
        for session in sessions.values {
            let silence = time.monotonic - session.lastHeard
            switch session.phase {
            case .new where silence >= .seconds(10):
                end(session, 0)
            case .open:
                if let limit = session.silenceLimit, silence >= limit {
                    end(session, 0x8D)
                } else if let expiry = session.tokenExpiry, time.wallClock >= expiry {
                    end(session, settings.expiryReason, "the token has expired")
                }
            case .new, .ending:
                break
            }
        }
    }

    /// Ends every connection with `reason`.
    func endAll(_ reason: UInt8) {
        for session in sessions.values { end(session, reason) }
    }
}
