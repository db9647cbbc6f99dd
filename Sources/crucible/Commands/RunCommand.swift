import ArgumentParser
import Evidence
import Harness
import MQTTClient
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

    func validate() throws {
        guard sandbox.isUsed || sandbox.plant.isEmpty else {
            throw ValidationError(
                "--plant needs --sandbox: faults are planted in the sandbox's graph"
            )
        }
    }

    func run() async throws {
        Interruptions.watch()
        var resolved = try arguments.read()
        var running: RunningSandbox?
        if sandbox.isUsed {
            let started = try await RunningSandbox.start(sandbox, for: arguments, resolved.scenario)
            running = started
            do {
                resolved = try arguments.read(further: started.overrides)
            } catch {
                await started.stop()
                throw error
            }
        }
        let status = await execute(resolved, running)
        await running?.stop()
        throw status.code
    }

    private func execute(
        _ resolved: ResolvedScenario,
        _ sandbox: RunningSandbox?
    ) async -> ExitStatus {
        let time = SystemTimeSource()
        let display = ProgressDisplay()
        let token = TokenLook(resolved.scenario.target.authentication)
        let header = Provenance.header(
            of: resolved,
            started: time.wallClock(),
            planted: sandbox == nil ? [] : self.sandbox.plant,
            isSandbox: sandbox != nil
        )
        let request = RunRequest(
            scenario: resolved.scenario,
            header: header,
            reports: reports,
            credential: token.facts
        )
        let environment = RunEnvironment(
            connector: MQTTConnector(clock: time),
            time: time,
            credentials: CredentialSources.source,
            tokens: CredentialSources.watch(resolved.scenario.target.authentication),
            interruptions: { Interruptions.count },
            progress: { display.show($0) }
        )
        do throws(RunFailure) {
            let result = try await Run(request, in: environment).execute()
            display.end()
            if let sandbox { Console.print(await sandbox.summary()) }
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
