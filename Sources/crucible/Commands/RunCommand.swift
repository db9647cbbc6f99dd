import ArgumentParser
import Evidence
import Harness
import Messaging
import Networking
import Quantities
import Scenarios

/// `crucible run`: runs a scenario and judges every message.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a scenario: load, judgement, evidence.",
        discussion: """
            SIGINT once stops publishing, drains and reports; twice stops at once.
            """
    )

    @OptionGroup var arguments: ScenarioArguments

    @OptionGroup(title: "Sandbox")
    var sandbox: SandboxFlags

    @Option(
        help: ArgumentHelp("The folder that keeps all runs.", valueName: "folder"),
        completion: .directory
    )
    var reports = "reports"

    @Option(
        help: ArgumentHelp(
            "Event loops to spread the publishers over, 1 to 64; each keeps a core busy.",
            valueName: "number"
        )
    )
    var shards = 1

    func validate() throws {
        guard (1...64).contains(shards) else {
            throw ValidationError("--shards \(shards) is not between 1 and 64")
        }
    }

    func run() async throws {
        Interruptions.watch()
        let start = try await SandboxedScenario.start(arguments, sandbox, check: checkShards)
        let status = await execute(start)
        await start.sandbox?.stop()
        throw status.code
    }

    /// A loop without publishers would be counted in every report and do nothing.
    private func checkShards(_ scenario: Scenario) throws {
        guard shards > scenario.publisherCount else { return }
        Console.note(
            "error: --shards \(shards): there are only \(scenario.publisherCount) publishers to spread"
                + "\n  hint: ask for at most as many loops as publishers, and as many as there are cores"
        )
        throw ExitStatus.usage.code
    }

    private func execute(_ start: SandboxedScenario) async -> ExitStatus {
        let resolved = start.resolved
        let display = ProgressDisplay()
        let token = TokenLook(resolved.scenario.target.authentication)
        let header = Provenance.header(
            of: resolved,
            started: SystemTimeSource().wallClock(),
            planted: start.sandbox == nil ? [] : sandbox.plant,
            isSandbox: start.sandbox != nil,
            shards: shards
        )
        let request = RunRequest(
            scenario: resolved.scenario,
            header: header,
            reports: reports,
            shards: shards,
            credential: token.facts
        )
        let environment = start.environment { display.show($0) }
        do throws(RunFailure) {
            let result = try await Run(request, in: environment).execute()
            display.end()
            await start.printSummary()
            return conclude(result)
        } catch {
            display.end()
            return token.explain(error)
        }
    }

    private func conclude(_ result: RunResult) -> ExitStatus {
        Outcome.tell(result.judgement, folder: result.folder, files: result.files)
        let status = Outcome.status(of: result.judgement)
        // A failure that was seen stays one, however the run ended.
        if let error = result.fileError {
            Console.note("error: \(error)\n  hint: \(error.hint)")
        }
        if status == .failed { return .failed }
        // Evidence that cannot be kept convinces nobody.
        if result.fileError != nil { return .inconclusive }
        return result.isAborted ? .interrupted : status
    }
}
