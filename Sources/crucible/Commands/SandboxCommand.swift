import ArgumentParser
import Harness
import Scenarios

/// `crucible sandbox`: keeps broker and graph running for other clients.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Keep the embedded broker and graph running, and say how to reach them.",
        discussion: """
            Without a scenario the graph is the sample's temperature filter: raw to processed, \
            between 2000 and 4000. Runs until SIGINT or SIGTERM.
            """
    )

    @Argument(
        help: "A scenario whose graph to run.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var scenario: String?

    @Option(help: ArgumentHelp("The port to listen on; 0 takes any.", valueName: "number"))
    var port: UInt16 = 0

    @Option(
        help: ArgumentHelp(
            "Plant a fault in the graph, such as drop:1e-3; may be repeated.",
            valueName: "fault"
        )
    )
    var plant: [String] = []

    @Option(
        help: ArgumentHelp(
            "The DISCONNECT reason for a client whose token has expired.",
            valueName: "code"
        )
    )
    var expiryReason = ReasonArgument.notAuthorized

    func run() async throws {
        Interruptions.watch()
        let faults = try FaultTexts.faults(plant)
        let read = try readScenario()
        let flow = read?.flow ?? Self.sample
        let running = try await RunningSandbox.start(
            read,
            flow: flow,
            faults: faults,
            expiryReason: expiryReason,
            port: port
        )
        Console.print(running.howToReach)
        Console.print("\nrunning: \(flow.input) ► \(flow.output); stop with ctrl-c")
        while Interruptions.count == 0 {
            try? await Task.sleep(for: .milliseconds(50))
        }
        Console.print(await running.summary())
        await running.stop()
    }

    private func readScenario() throws -> Scenario? {
        guard let scenario else { return nil }
        do throws(ScenarioErrors) {
            return try ScenarioFiles.read(scenario, overrides: []).scenario
        } catch {
            Console.note(error.description)
            throw ExitStatus.usage.code
        }
    }

    /// The sample's graph as its deployment files say.
    private static let sample = DataFlow(
        input: "raw",
        output: "processed",
        filterNamed: "module-temperature/filter"
    )
}
