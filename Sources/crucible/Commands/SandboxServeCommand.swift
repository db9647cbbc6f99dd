import ArgumentParser
import Glibc
import Scenarios

/// `crucible sandbox-serve`: the sandbox of a run that has it in a process of its own.
///
/// Not for people: says on one line how to reach it, answers each request for what the graph did
/// with one line, and ends with its standard input.
struct SandboxServeCommand: AsyncParsableCommand {
    static let name = "sandbox-serve"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Serve a run of another process.",
        shouldDisplay: false
    )

    @OptionGroup var arguments: ScenarioArguments

    @Option var plant: [String] = []

    @Option var expiryReason = ReasonArgument.notAuthorized

    func run() async throws {
        Interruptions.watch()
        let faults = try FaultTexts.faults(plant)
        let running = try await RunningSandbox.start(
            try arguments.read().scenario,
            faults: faults,
            expiryReason: expiryReason
        )
        Console.print(running.announcement)
        var requests = LineReader(STDIN_FILENO)
        while Interruptions.count == 0 {
            let found = requests.next()
            if found == .end { break }
            if found == .line(SandboxLine.summaryRequest) {
                Console.print(SandboxLine.text(of: await running.summary()))
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        await running.stop()
    }
}
