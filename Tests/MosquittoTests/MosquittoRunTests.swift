import Foundation
import Networking
import TestSupport
import Testing

/// The command as two processes, publishers with verifier and graph, against Debian's Mosquitto
/// over TLS with K8S-SAT checked by the test plugin: somebody else's reading of MQTT.
@Suite(.serialized) struct MosquittoRunTests {
    private let folder: ScratchFolder
    private let broker: MosquittoBroker
    private let scenario = ShortScenario()

    init() throws {
        folder = try ScratchFolder()
        broker = try MosquittoBroker(at: SystemTimeSource().wallClock())
    }

    private var target: [String] {
        ["--broker", broker.address, "--ca", broker.authoritiesPath, "--token", broker.tokenPath]
    }

    private func startGraph(_ arguments: [String] = []) throws -> Command {
        let file = try folder.write(scenario.text, to: "short.yaml")
        let graph = try Command(Project.command, ["graph", file] + target + arguments)
        try #require(graph.waits(for: "running"), "\(graph.result().errors)")
        return graph
    }

    private func run(
        _ arguments: [String] = [],
        reports: String = "reports"
    ) throws
        -> Command.Result
    {
        let file = try folder.write(scenario.text, to: "short.yaml")
        return try Command.run(
            Project.command,
            ["run", file, "--reports", folder.path(reports)] + target + arguments
        )
    }

    private func watch(_ topic: String) throws -> Command {
        let token = try String(contentsOfFile: broker.tokenPath, encoding: .utf8)
        let watcher = try Command(
            "stdbuf",
            [
                "-oL", "mosquitto_sub", "-d", "-V", "mqttv5", "-h", "localhost", "-p",
                String(broker.port), "--cafile",
                broker.authoritiesPath, "-D", "CONNECT", "authentication-method", "K8S-SAT", "-D",
                "CONNECT", "authentication-data", token, "-q", "1", "-t", topic, "-F", "seen %t",
            ]
        )
        try #require(watcher.waits(for: "Subscribed"), "\(watcher.result().output)")
        return watcher
    }

    private func seen(_ watcher: Command, _ topic: String) -> Int {
        watcher.send(SIGTERM)
        return watcher.result().output.split(separator: "\n").count { $0 == "seen \(topic)" }
    }

    @Test(arguments: Transports.names)
    func `gives the same verdict and counts as the sandbox, and as an onlooker's`(
        _ transport: String
    ) throws {
        let graph = try startGraph()
        let raw = try watch("raw")
        let processed = try watch("processed")
        let result = try run(Transports.arguments(transport))
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(seen(raw, "raw") == report.number("ledger.sent"))
        #expect(seen(processed, "processed") == report.number("ledger.delivered"))

        let sandboxed = try Command.run(
            Project.command,
            ["run", folder.path("short.yaml"), "--sandbox", "--reports", folder.path("sandboxed")]
        )
        #expect(sandboxed.status == 0, "\(sandboxed.output)\(sandboxed.errors)")
        let other = try RunReport(onlyRunIn: folder, reports: "sandboxed")
        #expect(report.text("verdict") == other.text("verdict"))
        #expect(report.ledger == other.ledger)

        graph.send(SIGTERM)
        #expect(graph.result().status == 0)
    }

    @Test(arguments: Transports.names)
    func `names a fault that is planted in the graph, with its count`(
        _ transport: String
    ) throws {
        let graph = try startGraph(["--plant", "drop:0.03", "--plant", "duplicate:0.03"])
        let result = try run(Transports.arguments(transport))
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        graph.send(SIGTERM)
        let output = graph.result().output
        let report = try RunReport(onlyRunIn: folder)
        let lost = try #require(PlantedFaults.count("drop", in: output), "\(output)")
        #expect(lost > 0)
        #expect(report.number("ledger.lost") == lost)
        #expect(report.number("ledger.duplicated") == PlantedFaults.count("duplicate", in: output))
    }

    @Test(arguments: Transports.names)
    func `a broker that is killed in the middle leaves a verdict that says what is not known`(
        _ transport: String
    ) throws {
        let graph = try startGraph()
        let file = try folder.write(scenario.text, to: "short.yaml")
        let command = try Command(
            Project.command,
            ["run", file, "--reports", folder.path("reports"), "--set", "phases.measure=40s"]
                + target + Transports.arguments(transport)
        )
        #expect(command.waits(for: "delivered"))
        broker.kill()
        let result = command.result()
        graph.send(SIGTERM)
        _ = graph.result()
        #expect(result.status == 2, "\(result.output)\(result.errors)")
        let report = try RunReport(onlyRunIn: folder)
        #expect(report.text("verdict") == "inconclusive")
        #expect(report.number("ledger.lost") == 0)
        #expect(try #require(report.number("ledger.sent")) > 0)
        #expect(report.text("reason")?.contains("connect") == true, "\(result.output)")
    }
}
