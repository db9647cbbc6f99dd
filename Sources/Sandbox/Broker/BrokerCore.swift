import MQTTWire
import Messaging
import Quantities

/// The broker without its sockets: bytes of clients in, bytes for clients out, time as an argument.
///
/// A class because connections and sessions of one broker share its tables; touched on one thread.
final class BrokerCore {
    let settings: BrokerSettings
    var admission: Admission
    let deniedFilters: [TopicFilter]
    let faults: PlantedBrokerFaults
    /// The clients that have connected, of which a fault hits only the first connection.
    var hitClients: Set<String> = []
    /// When the planted stall ends; nil before its wait has begun.
    var stalledUntil: MonotonicInstant?
    /// The acknowledgements that a fault holds back, by the number of their timers.
    var lateAnswers: [UInt64: LateAnswer] = [:]
    /// How many acknowledgements a fault held back so far.
    var lateAnswerCount: UInt64 = 0
    /// Whether nothing is read or written just now.
    var isStalled = false
    var statistics = BrokerStatistics()

    /// Every connection, by its key.
    private(set) var connections: [UInt64: BrokerConnection] = [:]
    /// The sessions of clients that are here or may come back, by client identifier.
    var sessions: [String: BrokerSession] = [:]
    var subscriptions = SubscriptionTable()
    var retained = RetainedMessages()
    /// When silence ends a connection, and when a session ends or its will is due.
    var timers = DeadlineQueue<BrokerTimer, MonotonicInstant>()
    /// When tokens expire, by their connections' keys.
    var tokenExpiries = DeadlineQueue<UInt64, WallClockInstant>()
    /// The time of the call that is being handled.
    private(set) var now: LoopTime
    /// Connections that may have something to write or to close.
    private var touched: Set<UInt64> = []
    var found: [SubscriptionTable.Entry] = []
    var assignedCount = 0
    private let decoder: PacketDecoder
    private var frame = PublishFrame()

    init(_ settings: BrokerSettings) {
        self.settings = settings
        admission = Admission(settings)
        deniedFilters = settings.deniedFilters.compactMap { TopicFilter($0) }
        faults = PlantedBrokerFaults(settings)
        now = LoopTime(
            monotonic: MonotonicInstant(nanoseconds: 0),
            wallClock: WallClockInstant(milliseconds: 0)
        )
        decoder = PacketDecoder(
            packetsFrom: .client,
            maximumPacketSize: Int(settings.maximumPacketSize)
        )
    }

    /// A connection was accepted.
    func open(_ key: UInt64, at time: LoopTime) -> BrokerConnection {
        now = time
        let connection = BrokerConnection(key: key, at: time.monotonic)
        connections[key] = connection
        arm(connection)
        return connection
    }

    /// Bytes came: handles every whole packet in them and keeps the rest.
    func receive(_ bytes: Span<UInt8>, from connection: BrokerConnection, at time: LoopTime) {
        now = time
        connection.lastHeard = time.monotonic
        connection.input.append(bytes)
        var offset = 0
        connection.input.withSpan { span in
            while connection.phase != .ending {
                do throws(WireError) {
                    let packet = try decoder.next(in: span, from: &offset, publish: &frame)
                    guard let packet else { return }
                    handle(packet, frame, span, from: connection)
                } catch {
                    fail(connection, error)
                }
            }
        }
        connection.input.removeFirst(offset)
        if connection.input.isEmpty, connection.input.capacity > BrokerConnection.keptCapacity {
            connection.input.removeAll(keepingCapacity: false)
        }
        if connection.phase == .ending { leave(connection) }
        touch(connection)
    }

    /// A connection is gone: its session goes on without it, or ends.
    func close(_ key: UInt64, at time: LoopTime) {
        now = time
        guard let connection = connections.removeValue(forKey: key) else { return }
        connection.phase = .ending
        leave(connection)
        touched.remove(key)
        timers.remove(.connection(key))
        timers.remove(.fault(key))
    }

    private func handle(
        _ packet: Packet,
        _ frame: PublishFrame,
        _ bytes: Span<UInt8>,
        from connection: BrokerConnection
    ) {
        if case .connect(let packet) = packet, connection.phase == .new {
            connect(connection, packet)
            return
        }
        guard let session = connection.session, connection.phase == .open else {
            // Nothing is said to who does not begin with CONNECT: section 3.1.
            statistics.violations += 1
            connection.phase = .ending
            return
        }
        switch packet {
        case .publish:
            receive(frame, bytes, from: connection)
        case .acknowledgement(let packet):
            acknowledged(connection, session, packet)
        case .subscribe(let packet):
            subscribe(connection, session, packet)
        case .unsubscribe(let packet):
            unsubscribe(connection, session, packet)
        case .pingreq:
            connection.send(.pingresp)
        case .disconnect(let packet):
            disconnect(connection, session, packet)
        case .auth(let packet):
            authenticate(connection, packet)
        case .connect, .connack, .suback, .unsuback, .pingresp:
            violation(connection, 0x82, "a client may not send this packet here")
        }
    }

    private func receive(
        _ frame: PublishFrame,
        _ bytes: Span<UInt8>,
        from connection: BrokerConnection
    ) {
        if frame.topicAlias != nil {
            violation(connection, 0x94, "topic aliases are not supported")
        } else if !frame.subscriptionIdentifiers.isEmpty {
            violation(connection, 0x82, "a client may not send subscription identifiers")
        } else {
            let message = StoredMessage(frame, in: bytes, at: now.monotonic)
            publish(connection, message, identifier: frame.packetIdentifier)
        }
    }

    private func fail(_ connection: BrokerConnection, _ error: WireError) {
        if connection.phase == .new, error.code == .unsupportedProtocolVersion {
            connection.output.append(ConnectPacket.answerToOlderVersion)
            connection.phase = .ending
            statistics.refused += 1
        } else {
            violation(connection, error.reason, error.problem)
        }
    }

    /// Marks a connection as having something to write or to close.
    func touch(_ connection: BrokerConnection) {
        touched.insert(connection.key)
    }

    /// Marks every connection.
    func touchAll() {
        touched.formUnion(connections.keys)
    }

    /// The connections marked since the last call.
    func takeTouched() -> [BrokerConnection] {
        defer { touched.removeAll(keepingCapacity: true) }
        return touched.compactMap { connections[$0] }
    }

    /// Ends a connection with a DISCONNECT.
    func end(_ connection: BrokerConnection, _ reason: UInt8, _ words: String? = nil) {
        if connection.phase == .open {
            var packet = DisconnectPacket(reason: reason)
            packet.reasonString = words
            connection.send(.disconnect(packet))
        }
        connection.phase = .ending
        leave(connection)
    }

    /// Ends every connection with `reason`.
    func endAll(_ reason: UInt8, at time: LoopTime) {
        now = time
        for connection in connections.values { end(connection, reason) }
    }

    /// Ends the connection of one client, where it has one.
    func end(_ identifier: String, _ reason: UInt8, at time: LoopTime) {
        now = time
        if let connection = sessions[identifier]?.connection { end(connection, reason) }
    }

    /// Does what is due at `time`.
    func checkTimes(at time: LoopTime) {
        now = time
        while let timer = timers.takeDue(at: time.monotonic) {
            switch timer {
            case .connection(let key): connections[key].map(checkSilence)
            case .session(let identifier): sessions[identifier].map(checkSession)
            case .fault(let key): connections[key].map(kick)
            case .answer(let number): sendLateAnswer(number)
            case .stallBegins: beginStall()
            case .stallEnds: endStall()
            }
        }
        while let key = tokenExpiries.takeDue(at: time.wallClock) {
            guard let connection = connections[key] else { continue }
            statistics.tokensExpired += 1
            end(connection, settings.expiryReason, "the token has expired")
        }
    }
}
