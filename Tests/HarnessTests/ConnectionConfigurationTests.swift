import Messaging
import Scenarios
import Testing

@testable import Harness

/// The connection of one client to a scenario's target.
@Suite struct ConnectionConfigurationTests {
    private struct Source: CredentialSource {
        var word: String
        func credentials() throws(TransportError) -> Credentials { Credentials(username: word) }
    }

    @Test func `takes everything from the target`() throws {
        var target = Target(broker: "mqtts://host:8884")
        target.authoritiesPath = "ca.crt"
        target.certificatePath = "client.crt"
        target.privateKeyPath = "client.key"
        target.clientPrefix = "load"
        target.keepAliveSeconds = 17
        target.authentication = .serviceAccountToken(path: "token")
        let made = ConnectionConfiguration(target, name: "run-p7") { authentication in
            Source(word: authentication == target.authentication ? "the target's" : "another")
        }
        #expect(made.address == BrokerAddress(host: "host", port: 8_884, isSecure: true))
        #expect(made.clientIdentifier == "load-run-p7")
        #expect(made.keepAlive == 17)
        #expect(
            made.trust
                == TrustConfiguration(
                    authoritiesFile: "ca.crt",
                    certificateFile: "client.crt",
                    privateKeyFile: "client.key"
                )
        )
        #expect(try made.credentials.credentials().username == "the target's")
        #expect(made.userProperties == [UserProperty("metriccategory", "crucible")])
        #expect(made.isCleanStart && made.sessionExpiry == 0)
    }

    @Test func `never connects in the clear to a broker whose address makes no sense`() {
        let made = ConnectionConfiguration(Target(broker: "host"), name: "x") { _ in
            NoCredentials()
        }
        #expect(made.address.isSecure && made.address.port == 0)
    }
}
