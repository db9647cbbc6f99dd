import Quantities
import Testing

@testable import Scenarios

/// Connections, tokens, topics and properties of a fleet, as the typed scenario has them.
@Suite struct FleetReadingTests {
    private func scenario(
        _ lines: String = "",
        workload: String = "",
        input: String = "raw",
        setting assignments: [String] = []
    ) throws -> Scenario {
        let texts = [
            Fixture.scenario.replacing("phases: {", with: "\(lines)\nphases: {")
                .replacing("    qos: 1\n", with: "    qos: 1\n\(workload)"),
            Fixture.resource.replacing("- raw\n", with: "- \(input)\n"), Fixture.definition,
        ]
        let overrides = try assignments.map { try Override(assignment: $0) }
        return try Fixture.read(texts, overrides: overrides).scenario
    }

    @Test func `what is left out is what AIO's own clients do`() throws {
        let scenario = try scenario()
        #expect(scenario.transport == .mqtt)
        #expect(scenario.connect == ConnectPlan())
        #expect(scenario.tokens == TokenPlan())
        #expect(scenario.preflight == PreflightPlan(probes: 3, within: .seconds(30), quiet: .zero))
        #expect(scenario.target.metricCategory == "crucible")
        let workload = scenario.workloads[0]
        #expect(workload.topic == nil && workload.inFlight == nil && workload.properties.isEmpty)
    }

    @Test func `every key of a fleet has its place`() throws {
        let scenario = try scenario(
            """
            transport: libmosquitto
            connect:
              rate: 200/s
              atOnce: 100
              resumption: true
              sourceAddresses: [127.0.0.1, "fd00::2"]
              sessionExpiry: 90s
              reconnect: { first: 1s, longest: 10s, giveUpAfter: 1m }
            tokens: { renewEvery: 10m, lifetime: 12m, spread: 5s }
            """,
            workload: """
                    topic: sensor/{publisher}/raw
                    inFlight: 100
                    properties: { site: oslo, line: "7", note: "" }

                """,
            input: "sensor/+/raw"
        )
        let rate = try #require(MessagesPerSecond(messages: 200))
        #expect(scenario.transport == .libmosquitto)
        #expect(
            scenario.connect
                == ConnectPlan(
                    rate: rate,
                    atOnce: 100,
                    resumesSecurity: true,
                    sourceAddresses: ["127.0.0.1", "fd00::2"],
                    sessionExpiry: .seconds(90),
                    reconnect: ReconnectPlan(
                        first: .seconds(1),
                        longest: .seconds(10),
                        giveUpAfter: .seconds(60)
                    )
                )
        )
        #expect(
            scenario.tokens
                == TokenPlan(
                    renewEvery: .seconds(600),
                    lifetime: .seconds(720),
                    spread: .seconds(5)
                )
        )
        let workload = scenario.workloads[0]
        #expect(scenario.flow.input == "sensor/+/raw")
        #expect(workload.topic == "sensor/{publisher}/raw")
        #expect(workload.inFlight == 100)
        #expect(
            workload.properties == [
                Workload.Property(name: "site", value: "oslo"),
                Workload.Property(name: "line", value: "7"),
                Workload.Property(name: "note", value: ""),
            ]
        )
    }

    @Test(arguments: ["off", "Off", "\"off\"", "false", "False"])
    func `reconnecting can be turned off`(word: String) throws {
        #expect(try scenario("connect: { reconnect: \(word) }").connect.reconnect == nil)
    }

    @Test func `parts of a reconnect plan keep the other parts`() throws {
        let plan = try scenario("connect: { reconnect: { giveUpAfter: 5s } }").connect.reconnect
        #expect(plan == ReconnectPlan(giveUpAfter: .seconds(5)))
    }

    @Test func `a rate alone is the short form of connect`() throws {
        let short = try scenario("connect: 200/s").connect
        #expect(try short == scenario("connect: { rate: 200/s }").connect)
        #expect(short.rate == MessagesPerSecond(messages: 200))
    }

    @Test func `flags change the short form, and put it in place of the long one`() throws {
        let one = try scenario("connect: 200/s", setting: ["connect.atOnce=5"]).connect
        #expect(one == ConnectPlan(rate: MessagesPerSecond(messages: 200), atOnce: 5))
        let two = try scenario(
            "connect: { atOnce: 5 }",
            setting: ["connect=30/s", "connect.reconnect=off"]
        ).connect
        #expect(two == ConnectPlan(rate: MessagesPerSecond(messages: 30), reconnect: nil))
        let three = try scenario(setting: [
            "transport=libmosquitto", "tokens.renewEvery=1m", "workloads[0].properties.site=oslo",
            "workloads[0].inFlight=7", "connect.sourceAddresses=[127.0.0.9]",
        ])
        #expect(three.transport == .libmosquitto && three.tokens.renewEvery == .seconds(60))
        #expect(three.workloads[0].properties.map(\.name) == ["site"])
        #expect(three.workloads[0].inFlight == 7)
        #expect(three.connect.sourceAddresses == ["127.0.0.9"])
    }

    @Test func `a target in place of the file's leaves connections and tokens alone`() throws {
        let overrides = [
            Override(path: "target", value: "{}", isYAML: true, origin: "--sandbox"),
            Override(path: "target.broker", value: "mqtts://127.0.0.1:1", origin: "--sandbox"),
            Override(
                path: "target.authentication",
                value: "{ method: K8S-SAT, token: t }",
                isYAML: true,
                origin: "--sandbox"
            ),
        ]
        let text = Fixture.scenario.replacing(
            "phases: {",
            with: "connect: 9/s\ntokens: { renewEvery: 9s }\nphases: {"
        )
        let read = try Fixture.read(
            [text, Fixture.resource, Fixture.definition],
            overrides: overrides
        ).scenario
        #expect(read.target.authoritiesPath == nil)
        #expect(read.connect.rate == MessagesPerSecond(messages: 9))
        #expect(read.tokens.renewEvery == .seconds(9))
    }

    @Test func `renewals that follow each other fast are spread over no more than their interval`()
        throws
    {
        let plan = try scenario("tokens: { renewEvery: 500ms }").tokens
        #expect(plan.spread == .milliseconds(500))
        #expect(try scenario("tokens: { renewEvery: 5s }").tokens.spread == .seconds(1))
    }

    @Test func `tokens and certificates can come from directories beside the file`() throws {
        let text = Fixture.scenario
            .replacing("token: /var/run/secrets/tokens/broker-sat", with: "tokens: fleet/tokens")
            .replacing(
                "  ca:",
                with: "  certificates: fleet/pairs\n  metricCategory: load.1\n  ca:"
            )
        let target = try ScenarioReader.read(text: text, file: "folder/s.yaml") { path in
            path.hasSuffix("resource.yaml") ? Fixture.resource : Fixture.definition
        }.scenario.target
        #expect(target.authentication == .serviceAccountTokens(directory: "folder/fleet/tokens"))
        #expect(target.certificatesDirectory == "folder/fleet/pairs")
        #expect(target.metricCategory == "load.1")
    }

    @Test func `a topic that is the input itself needs no wildcard`() throws {
        #expect(try scenario(workload: "    topic: raw\n").workloads[0].topic == "raw")
    }

    @Test(arguments: [
        "0s", "1ns", "90s", "2m", "1h", "1500ms", "36h", "1us", "61s", "8760h", "250us",
    ])
    func `a length reads back as it was written`(text: String) throws {
        #expect(DurationGrammar.text(try DurationGrammar.read(text)) == text)
    }
}
