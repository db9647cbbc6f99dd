import Foundation
import Networking
import TestSupport
import Testing

/// Debian's Mosquitto, killed in the middle of a QoS 1 run and started again.
///
/// It writes a change only after it has acknowledged it, so a message that is on its way when it is
/// killed may really be lost. The test waits until one has come out and kills before the next one,
/// half a second later, so that whatever is called lost would be called so falsely.
@Suite(.serialized) struct MosquittoRestartTests {
    private let folder: ScratchFolder
    private var scenario = ShortScenario()

    init() throws {
        folder = try ScratchFolder()
        scenario.rate = 2
        scenario.publishers = 2
        scenario.seconds = 12
        scenario.drain = 6
        scenario.thresholds = ["lost == 0", "duplicated_unexplained == 0"]
        scenario.further = "connect: { reconnect: { first: 100ms, longest: 1s } }"
    }

    /// Runs the scenario, kills the broker between two messages and starts it again.
    private func interrupted(
        _ broker: MosquittoBroker,
        _ scenario: ShortScenario,
        afterMessage number: Int,
        planting faults: [String] = []
    ) throws -> (result: Command.Result, graph: String, report: RunReport) {
        let target = [
            "--broker", broker.address, "--ca", broker.authoritiesPath, "--token", broker.tokenPath,
        ]
        let file = try folder.write(scenario.text, to: "short.yaml")
        let graph = try Command(Project.command, ["graph", file] + target + faults)
        try #require(graph.waits(for: "running"), "\(graph.result().errors)")
        let onlooker = try onlooker(of: broker)
        let command = try Command(
            Project.command,
            ["run", file, "--reports", folder.path("reports")] + target
        )
        try #require(onlooker.waits(for: "seen \(number)"), "\(onlooker.result().output)")
        broker.kill()
        try broker.restart()
        let result = command.result()
        graph.send(SIGTERM)
        onlooker.send(SIGTERM)
        return (result, graph.result().output, try RunReport(onlyRunIn: folder))
    }

    /// Numbers the messages that go in.
    private func onlooker(of broker: MosquittoBroker) throws -> Command {
        let token = try String(contentsOfFile: broker.tokenPath, encoding: .utf8)
        let script = """
            stdbuf -oL mosquitto_sub -d -V mqttv5 -h localhost -p \(broker.port) \
                --cafile \(broker.authoritiesPath) -D CONNECT authentication-method K8S-SAT \
                -D CONNECT authentication-data \(token) -q 1 -t raw -F seen \
                | while read -r line; do
                    case $line in seen) n=$((n + 1)); echo "seen $n";; *) echo "$line";; esac
                done
            """
        let watcher = try Command("bash", ["-c", script], limit: 120)
        try #require(watcher.waits(for: "Subscribed"), "\(watcher.result().output)")
        return watcher
    }

    @Test func `what it kept is taken up again: nothing is lost, every copy is explained`() throws {
        let broker = try MosquittoBroker(at: SystemTimeSource().wallClock(), isPersistent: true)
        // The fourth message is in, and the fifth is half a second away.
        let (result, graph, report) = try interrupted(broker, scenario, afterMessage: 4)
        let all = "\(result.output)\(result.errors)\(graph)\(report.ledger)"
        #expect(result.status == 0, "\(all)")
        #expect(report.number("ledger.sent") == 24, "\(all)")
        #expect(report.number("ledger.lost") == 0, "\(all)")
        #expect(report.number("ledger.indeterminate") == 0, "\(all)")
        #expect(report.number("ledger.duplicatedUnexplained") == 0, "\(all)")
        #expect(report.number("connections.disconnects") == 3, "\(all)")
        #expect(report.number("connections.reconnects") == 3, "\(all)")
        #expect(report.number("connections.sessionsLost") == 0, "\(all)")
        #expect(report.number("connections.sessionsResumed") == 3, "\(all)")
    }

    @Test func `what it forgot is said to be forgotten, and nothing is passed over it`() throws {
        let broker = try MosquittoBroker(at: SystemTimeSource().wallClock())
        var busy = scenario
        busy.rate = 400
        busy.publishers = 4
        // Every result is on its way for half a second, so that some are when the broker dies.
        let slow = ["--plant", "delay:1,500ms"]
        let (result, graph, report) = try interrupted(
            broker,
            busy,
            afterMessage: 800,
            planting: slow
        )
        let all = "\(result.output)\(result.errors)\(graph)\(report.ledger)"
        #expect(report.number("connections.sessionsLost") == 5, "\(all)")
        #expect(report.number("connections.reconnects") == 5, "\(all)")
        #expect(report.number("ledger.duplicatedUnexplained") == 0, "\(all)")
        #expect(report.number("ledger.indeterminate") ?? 0 > 0, "\(all)")
        #expect(report.text("reason")?.contains("session") == true, "\(all)")
        #expect(result.status == 1 || result.status == 2, "\(all)")
    }
}
