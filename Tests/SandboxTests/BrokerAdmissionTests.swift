import MQTTWire
import Messaging
import Quantities
import Testing

@testable import Sandbox

@Suite struct BrokerAdmissionTests {
    let authority: TokenAuthority

    init() throws {
        authority = try SharedAuthority.get()
    }

    func bench(_ change: (inout BrokerSettings) -> Void = { _ in }) -> BrokerBench {
        BrokerBench {
            $0.tokenVerifier = TokenVerifier(publicKeyPEM: authority.publicKeyPEM)
            change(&$0)
        }
    }

    func token(_ bench: BrokerBench, lifetime: Nanoseconds = .seconds(60)) throws -> SecretBytes {
        SecretBytes(try authority.mint(at: bench.time.wallClock, lifetime: lifetime))
    }

    func connack(_ bench: BrokerBench, _ change: (inout ConnectPacket) -> Void) -> ConnackPacket? {
        let client = CoreClient(bench)
        client.connect("c", change)
        guard case .connack(let packet) = client.takePackets().first else { return nil }
        return packet
    }

    @Test func `admits a good token, confirms the method and states AIO's limits`() throws {
        let bench = bench()
        let token = try token(bench)
        let answer = try #require(
            connack(bench) {
                $0.authenticationMethod = "K8S-SAT"
                $0.authenticationData = token
                $0.sessionExpiry = 3_600
                $0.keepAlive = 3_600
            }
        )
        #expect(answer.reason == 0)
        #expect(answer.authenticationMethod == "K8S-SAT")
        #expect(answer.receiveMaximum == 100)
        #expect(answer.maximumQuality == 1)
        #expect(answer.topicAliasMaximum == 0)
        #expect(answer.isSubscriptionIdentifierAvailable == false)
        #expect(answer.isSharedSubscriptionAvailable == true)
        #expect(answer.sessionExpiry == nil)
        #expect(answer.serverKeepAlive == 600)
        #expect(!answer.isSessionPresent)
    }

    @Test func `refuses an unknown method with 0x8C`() throws {
        let bench = bench()
        let token = try token(bench)
        let answer = connack(bench) {
            $0.authenticationMethod = "SCRAM-SHA-1"
            $0.authenticationData = token
        }
        #expect(answer?.reason == 0x8C)
    }

    @Test func `refuses a method it was not configured for with 0x8C`() {
        let answer = connack(BrokerBench()) { $0.authenticationMethod = "K8S-SAT" }
        #expect(answer?.reason == 0x8C)
    }

    @Test func `refuses a missing, malformed, expired or foreign token with 0x87`() throws {
        let bench = bench()
        let expired = try token(bench, lifetime: .zero)
        let foreign = try TokenAuthority().mint(at: bench.time.wallClock)
        for data in [nil, SecretBytes(""), SecretBytes("a.b.c"), expired, SecretBytes(foreign)] {
            let answer = connack(bench) {
                $0.authenticationMethod = "K8S-SAT"
                $0.authenticationData = data
            }
            #expect(answer?.reason == 0x87)
        }
        #expect(bench.core.statistics.refused == 5)
    }

    @Test func `refuses no credentials and unconfigured passwords with 0x87`() {
        #expect(connack(bench()) { _ in }?.reason == 0x87)
        #expect(connack(bench()) { $0.userName = "u" }?.reason == 0x87)
    }

    @Test func `refuses a user name beside a token`() throws {
        let bench = bench()
        let token = try token(bench)
        let answer = connack(bench) {
            $0.authenticationMethod = "K8S-SAT"
            $0.authenticationData = token
            $0.userName = "u"
        }
        #expect(answer?.reason == 0x87)
    }

    @Test func `checks passwords where it has some`() {
        let bench = bench { $0.passwords = ["u": "right"] }
        #expect(
            connack(bench) {
                $0.userName = "u"
                $0.password = SecretBytes("right")
            }?.reason == 0
        )
        #expect(
            connack(bench) {
                $0.userName = "u"
                $0.password = SecretBytes("no")
            }?.reason == 0x86
        )
        #expect(
            connack(bench) {
                $0.userName = "v"
                $0.password = SecretBytes("right")
            }?.reason == 0x86
        )
        #expect(connack(bench) { $0.userName = "u" }?.reason == 0x86)
    }

    @Test func `answers MQTT 3 with the refusal of its version`() {
        let client = CoreClient(bench())
        client.send([0x10, 0x0D, 0, 4] + Array("MQTT".utf8) + [4, 2, 0, 60, 0, 1, 0x61])
        #expect(client.connection.output.bytes == [0x20, 0x02, 0x00, 0x01])
        #expect(client.connection.phase == .ending)
    }

    func connected(_ bench: BrokerBench, lifetime: Nanoseconds) throws -> CoreClient {
        let token = try token(bench, lifetime: lifetime)
        let client = CoreClient(bench)
        client.connect("c") {
            $0.authenticationMethod = "K8S-SAT"
            $0.authenticationData = token
            $0.keepAlive = 600
        }
        #expect(client.takeReason() == 0)
        return client
    }

    @Test func `ends a connection at its token's expiry with the configured reason`() throws {
        for reason: UInt8 in [0x87, 0xA0] {
            let bench = bench { $0.expiryReason = reason }
            let client = try connected(bench, lifetime: .seconds(60))
            bench.advance(.milliseconds(59_999))
            #expect(client.connection.phase == .open)
            bench.advance(.milliseconds(1))
            #expect(client.takeReason() == reason)
            #expect(client.connection.phase == .ending)
        }
    }

    @Test func `re-authentication with a new token puts the expiry off`() throws {
        let bench = bench()
        let client = try connected(bench, lifetime: .seconds(60))
        bench.advance(.seconds(59))
        let fresh = try token(bench)
        client.send(.auth(AuthPacket(reason: 0x19, method: "K8S-SAT", data: fresh)))
        let answer = try #require(client.takePackets().first)
        #expect(answer == .auth(AuthPacket(reason: 0, method: "K8S-SAT")))
        bench.advance(.seconds(30))
        #expect(client.connection.phase == .open)
        #expect(bench.core.statistics.renewed == 1)
    }

    @Test func `re-authentication with a bad token ends the connection with 0x87`() throws {
        let bench = bench()
        let client = try connected(bench, lifetime: .seconds(60))
        client.send(.auth(AuthPacket(reason: 0x19, method: "K8S-SAT", data: SecretBytes("x.y.z"))))
        #expect(client.takeReason() == 0x87)
    }

    @Test func `re-authentication may not change or invent the method`() throws {
        let bench = bench { $0.allowsAnonymous = true }
        let client = try connected(bench, lifetime: .seconds(60))
        client.send(.auth(AuthPacket(reason: 0x19, method: "other")))
        #expect(client.takeReason() == 0x82)
        let anonymous = bench.client("d")
        anonymous.send(.auth(AuthPacket(reason: 0x19, method: "K8S-SAT")))
        #expect(anonymous.takeReason() == 0x82)
    }
}
