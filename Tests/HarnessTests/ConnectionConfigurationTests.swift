import Messaging
import Quantities
import Scenarios
import Testing

@testable import Harness

/// The connection of one client of a scenario.
@Suite struct ConnectionConfigurationTests {
    private struct Source: CredentialSource {
        var word: String
        func credentials() throws(TransportError) -> Credentials { Credentials(username: word) }
    }

    /// Shows every publisher as itself.
    private struct EachItsOwn: ClientCredentials {
        func source(ofPublisher number: UInt32) -> any CredentialSource {
            Source(word: "publisher \(number)")
        }

        func certificate(
            ofPublisher number: UInt32
        ) -> (certificateFile: String, privateKeyFile: String)? {
            (certificateFile: "\(number).crt", privateKeyFile: "\(number).key")
        }
    }

    private func scenario() throws -> Scenario { try ModelRun().request.scenario }

    @Test func `takes everything from the target`() throws {
        var scenario = try scenario()
        scenario.target = Target(
            broker: "mqtts://host:8884",
            authoritiesPath: "ca.crt",
            certificatePath: "client.crt",
            privateKeyPath: "client.key",
            metricCategory: "load",
            clientPrefix: "prefix",
            keepAliveSeconds: 17
        )
        let made = ConnectionConfiguration(
            scenario,
            name: "run-p7",
            number: 7,
            inFlight: 9,
            credentials: SameCredentials(Source(word: "everybody"))
        )
        #expect(made.address == BrokerAddress(host: "host", port: 8_884, isSecure: true))
        #expect(made.clientIdentifier == "prefix-run-p7")
        #expect(made.keepAlive == 17)
        #expect(
            made.trust
                == TrustConfiguration(
                    authoritiesFile: "ca.crt",
                    certificateFile: "client.crt",
                    privateKeyFile: "client.key"
                )
        )
        #expect(try made.credentials.credentials().username == "everybody")
        #expect(made.userProperties == [UserProperty("metriccategory", "load")])
        #expect(made.inFlightLimit == 9)
        #expect(!made.isCleanStart && made.sourceAddress == nil && !made.resumesSecurity)
    }

    @Test func `takes how connections are made and kept from the plan`() throws {
        var scenario = try scenario()
        scenario.connect = ConnectPlan(
            resumesSecurity: true,
            sourceAddresses: ["127.0.0.1", "127.0.0.2", "127.0.0.3"],
            sessionExpiry: .seconds(90)
        )
        let made = (0..<4 as Range<UInt32>).map { number in
            ConnectionConfiguration(
                scenario,
                name: "p",
                number: number,
                credentials: SameCredentials(NoCredentials())
            )
        }
        #expect(
            made.map(\.sourceAddress) == ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.1"]
        )
        #expect(made.allSatisfy { $0.sessionExpiry == 90 && $0.resumesSecurity })
        #expect(made.allSatisfy { $0.inFlightLimit == 65_535 })
    }

    @Test func `asks for no session where nobody would come back for it`() throws {
        var scenario = try scenario()
        scenario.connect = ConnectPlan(sessionExpiry: .seconds(90), reconnect: nil)
        let made = ConnectionConfiguration(
            scenario,
            name: "p",
            number: 0,
            credentials: SameCredentials(NoCredentials())
        )
        #expect(made.sessionExpiry == 0)
    }

    @Test func `each publisher shows its own token and certificate, the verifier the first`()
        async throws
    {
        let run = try ModelRun()
        var environment = run.world.environment
        environment.credentials = { _ in EachItsOwn() }
        _ = try await Run(run.request, in: environment).execute()
        let publishers = try #require(run.world.loop("publishers")).configurations
        #expect(
            try publishers.map { try $0.credentials.credentials().username }
                == (0..<4).map { "publisher \($0)" }
        )
        #expect(publishers.map(\.trust.certificateFile) == (0..<4).map { "\($0).crt" })
        #expect(publishers.map(\.trust.privateKeyFile) == (0..<4).map { "\($0).key" })
        let verifier = try #require(run.world.loop("verifier")?.configurations.first)
        #expect(try verifier.credentials.credentials().username == "publisher 0")
        #expect(verifier.trust.certificateFile == "0.crt")
    }

    @Test func `a workload's window is its publishers', and the transport's where it has none`()
        async throws
    {
        let run = try ModelRun(setting: ["workloads[0].inFlight=12"])
        _ = try await run.execute()
        let publishers = try #require(run.world.loop("publishers")).configurations
        #expect(publishers.map(\.inFlightLimit) == [12, 12, 12, 12])
        let other = try ModelRun()
        _ = try await other.execute()
        let limits = try #require(other.world.loop("publishers")).configurations
        let most = other.world.capabilities.maximumInFlight
        #expect(limits.allSatisfy { $0.inFlightLimit == most })
    }

    @Test func `never connects in the clear to a broker whose address makes no sense`() throws {
        var scenario = try scenario()
        scenario.target.broker = "host"
        let made = ConnectionConfiguration(
            scenario,
            name: "x",
            number: 0,
            credentials: SameCredentials(NoCredentials())
        )
        #expect(made.address.isSecure && made.address.port == 0)
    }
}
