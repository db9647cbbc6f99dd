import MQTTWire
import Messaging
import Quantities

/// CONNECT, AUTH and DISCONNECT.
extension BrokerCore {
    /// Answers CONNECT.
    func connect(_ connection: BrokerConnection, _ packet: ConnectPacket) {
        let tokenExpiry: WallClockInstant?
        do throws(Admission.Refusal) {
            tokenExpiry = try admission.admit(packet, at: now.wallClock)
        } catch {
            refuse(connection, error)
            return
        }
        if let will = packet.will, will.quality > 1 {
            refuse(connection, .init(reason: 0x9B, words: "the will's QoS is not supported"))
            return
        }
        var answer = limits(for: packet)
        var identifier = packet.clientIdentifier
        if identifier.isEmpty {
            assignedCount += 1
            identifier = "sandbox-\(connection.key)-\(assignedCount)"
            answer.assignedClientIdentifier = identifier
        }
        let (session, isPresent) = session(for: packet, of: identifier)
        answer.isSessionPresent = isPresent
        connection.authenticationMethod = packet.authenticationMethod
        connection.will = packet.will
        let keepAlive = Int64(answer.serverKeepAlive ?? packet.keepAlive)
        connection.silenceLimit = keepAlive == 0 ? nil : .milliseconds(keepAlive * 1_500)
        connection.send(.connack(answer))
        connection.phase = .open
        arm(connection)
        setTokenExpiry(tokenExpiry, of: connection)
        session.expiry = min(packet.sessionExpiry ?? 0, settings.maximumSessionExpiry)
        session.attach(connection, receiveMaximum: Int(packet.receiveMaximum ?? 65_535))
        timers.remove(.session(identifier))
        statistics.accepted += 1
        statistics.clients += 1
        if isPresent { statistics.resumed += 1 }
        plantConnectionFaults(in: session, connection)
        pump(session)
    }

    /// AIO's limits, and what of the client's wishes is not granted.
    private func limits(for packet: ConnectPacket) -> ConnackPacket {
        var answer = ConnackPacket(reason: 0)
        answer.receiveMaximum = settings.receiveMaximum
        answer.maximumQuality = 1
        answer.maximumPacketSize = settings.maximumPacketSize
        answer.topicAliasMaximum = 0
        answer.isSubscriptionIdentifierAvailable = false
        answer.isSharedSubscriptionAvailable = true
        answer.isWildcardSubscriptionAvailable = true
        answer.isRetainAvailable = true
        if packet.sessionExpiry ?? 0 > settings.maximumSessionExpiry {
            answer.sessionExpiry = settings.maximumSessionExpiry
        }
        if packet.keepAlive == 0 || packet.keepAlive > settings.maximumKeepAlive {
            answer.serverKeepAlive = settings.maximumKeepAlive
        }
        answer.authenticationMethod = packet.authenticationMethod
        return answer
    }

    private func refuse(_ connection: BrokerConnection, _ refusal: Admission.Refusal) {
        var answer = ConnackPacket(reason: refusal.reason)
        answer.reasonString = refusal.words
        connection.send(.connack(answer))
        connection.phase = .ending
        statistics.refused += 1
    }

    /// Answers a re-authentication; one that is refused ends the connection with the refusal's
    /// reason (MQTT-4.12.1-2).
    func authenticate(_ connection: BrokerConnection, _ packet: AuthPacket) {
        guard packet.reason == 0x19, let method = connection.authenticationMethod,
            packet.method == method
        else {
            violation(connection, 0x82, "the authentication method may not change")
            return
        }
        do throws(Admission.Refusal) {
            let expiry = try admission.check(packet.data?.bytes, at: now.wallClock)
            setTokenExpiry(expiry, of: connection)
            connection.send(.auth(AuthPacket(reason: 0, method: method)))
            statistics.renewed += 1
        } catch {
            statistics.notRenewed += 1
            end(connection, error.reason, error.words)
        }
    }

    /// The client says goodbye; its will is published only if it asks for that.
    func disconnect(
        _ connection: BrokerConnection,
        _ session: BrokerSession,
        _ packet: DisconnectPacket
    ) {
        if let expiry = packet.sessionExpiry {
            guard session.expiry > 0 || expiry == 0 else {
                violation(connection, 0x82, "a session that was to end cannot be kept after all")
                return
            }
            session.expiry = min(expiry, settings.maximumSessionExpiry)
        }
        if packet.reason != 0x04 { connection.will = nil }
        connection.hasSaidGoodbye = true
        connection.phase = .ending
    }

    /// Ends a connection because of what the client sent.
    func violation(_ connection: BrokerConnection, _ reason: UInt8, _ words: String) {
        statistics.violations += 1
        end(connection, reason, words)
    }
}
