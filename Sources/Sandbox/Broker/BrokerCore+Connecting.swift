import MQTTWire
import Messaging
import Quantities

/// CONNECT, AUTH and DISCONNECT.
extension BrokerCore {
    /// Answers CONNECT.
    func connect(_ session: BrokerSession, _ packet: ConnectPacket, at time: LoopTime) {
        do throws(Admission.Refusal) {
            session.tokenExpiry = try admission.admit(packet, at: time.wallClock)
        } catch {
            refuse(session, error)
            return
        }
        if let will = packet.will, will.quality > 1 {
            refuse(session, .init(reason: 0x9B, words: "the will's QoS is not supported"))
            return
        }
        var answer = limits(for: packet)
        session.clientIdentifier = packet.clientIdentifier
        if packet.clientIdentifier.isEmpty {
            assignedCount += 1
            session.clientIdentifier = "sandbox-\(session.key)-\(assignedCount)"
            answer.assignedClientIdentifier = session.clientIdentifier
        }
        if let older = clients[session.clientIdentifier] {
            forget(older, at: time)
            end(older, 0x8E)
        }
        session.authenticationMethod = packet.authenticationMethod
        session.receiveMaximum = Int(packet.receiveMaximum ?? 65_535)
        session.will = packet.will
        let keepAlive = Int64(answer.serverKeepAlive ?? packet.keepAlive)
        session.silenceLimit = keepAlive == 0 ? nil : .milliseconds(keepAlive * 1_500)
        session.send(.connack(answer))
        session.phase = .open
        clients[session.clientIdentifier] = session
        statistics.accepted += 1
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
        // A session ends with its connection here, whatever was asked.
        if packet.sessionExpiry ?? 0 > 0 { answer.sessionExpiry = 0 }
        if packet.keepAlive == 0 || packet.keepAlive > settings.maximumKeepAlive {
            answer.serverKeepAlive = settings.maximumKeepAlive
        }
        answer.authenticationMethod = packet.authenticationMethod
        return answer
    }

    private func refuse(_ session: BrokerSession, _ refusal: Admission.Refusal) {
        var answer = ConnackPacket(reason: refusal.reason)
        answer.reasonString = refusal.words
        session.send(.connack(answer))
        session.phase = .ending
        statistics.refused += 1
    }

    /// Answers a re-authentication.
    func authenticate(_ session: BrokerSession, _ packet: AuthPacket, at time: LoopTime) {
        guard packet.reason == 0x19, let method = session.authenticationMethod,
            packet.method == method
        else {
            violation(session, 0x82, "the authentication method may not change")
            return
        }
        do throws(Admission.Refusal) {
            session.tokenExpiry = try admission.check(packet.data?.bytes, at: time.wallClock)
            session.send(.auth(AuthPacket(reason: 0, method: method)))
            statistics.renewed += 1
        } catch {
            end(session, error.reason, error.words)
        }
    }

    /// The client says goodbye; its will is published only if it asks for that.
    func disconnect(_ session: BrokerSession, _ packet: DisconnectPacket) {
        if packet.reason != 0x04 { session.will = nil }
        session.phase = .ending
    }

    /// Ends a connection because of what the client sent.
    func violation(_ session: BrokerSession, _ reason: UInt8, _ words: String) {
        statistics.violations += 1
        end(session, reason, words)
    }
}
