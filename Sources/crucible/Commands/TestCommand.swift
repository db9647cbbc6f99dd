import ArgumentParser
import Evidence
import Harness
import Inquiry
import Networking
import Scenarios

/// `crucible test`: runs AIO's own test files against a deployed graph.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run AIO's *.test.yaml files against the deployed graph, one by one.",
        discussion: """
            The graph is the scenario's; what a test names as its graph is not deployed. Exit code 0: \
            all passed; 1: one failed; 2: one could not be decided.
            """
    )

    @Argument(help: "Test files, or folders with *.test.yaml files in or below them.")
    var paths: [String]

    @Option(
        help: ArgumentHelp("The scenario whose target and graph are used.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var scenario: String?

    @Option(
        help: ArgumentHelp(
            "Run the tests while the load of this scenario is on, against its target.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var underLoad: String?

    @OptionGroup(title: "Target and values")
    var target: TargetOptions

    @OptionGroup(title: "Sandbox")
    var sandbox: SandboxFlags

    @OptionGroup(title: "Tests")
    var cases: CaseOptions

    @Option(
        help: ArgumentHelp(
            "The folder that keeps all runs, with --under-load.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var reports = "reports"

    func validate() throws {
        guard (scenario == nil) != (underLoad == nil) else {
            throw ValidationError(
                "name the graph with --scenario FILE, or with --under-load FILE to have load as well"
            )
        }
    }

    func run() async throws {
        Interruptions.watch()
        var arguments = ScenarioArguments()
        arguments.scenario = underLoad ?? scenario ?? ""
        arguments.target = target
        let tests = try cases.read(paths, for: try arguments.read().scenario)
        let start = try await SandboxedScenario.start(arguments, sandbox)
        let status = underLoad == nil ? await alone(tests, start) : await loaded(tests, start)
        await start.sandbox?.stop()
        throw status.code
    }

    /// The tests alone.
    private func alone(_ tests: [TestCase], _ start: SandboxedScenario) async -> ExitStatus {
        let began = SystemTimeSource().wallClock()
        let token = TokenLook(start.resolved.scenario.target.authentication)
        let conversation = GraphConversation(
            start.resolved.scenario,
            run: RunIdentifier(start: began, random: UInt64.random(in: 0...UInt64.max)),
            in: start.environment()
        )
        do throws(RunFailure) {
            let held = try await conversation.hold(CasesCourse(tests), as: "test")
            await start.printSummary()
            let status = cases.tell(held.course.results, of: tests, began)
            guard let failure = held.failure else { return status }
            return Self.worse(status, token.explain(failure))
        } catch {
            return token.explain(error)
        }
    }

    /// The tests while the scenario's load is on; both must pass.
    private func loaded(_ tests: [TestCase], _ start: SandboxedScenario) async -> ExitStatus {
        let scenario = start.resolved.scenario
        let began = SystemTimeSource().wallClock()
        let token = TokenLook(scenario.target.authentication)
        let header = Provenance.header(
            of: start.resolved,
            started: began,
            planted: start.sandbox == nil ? [] : sandbox.plant,
            isSandbox: start.sandbox != nil,
            shards: 1
        )
        let request = RunRequest(
            scenario: scenario,
            header: header,
            reports: reports,
            credential: token.facts
        )
        let display = ProgressDisplay()
        let watch = LoadWatch()
        let environment = start.environment { progress in
            watch.take(progress)
            display.show(progress)
        }
        let run = Task { () -> Result<RunResult, RunFailure> in
            defer { watch.end() }
            do throws(RunFailure) {
                return .success(try await Run(request, in: environment).execute())
            } catch {
                return .failure(error)
            }
        }
        while !watch.isOn, !watch.isOver { try? await Task.sleep(for: .milliseconds(20)) }
        var results: [CaseResult] = []
        var failure: RunFailure?
        if watch.isOn {
            let conversation = GraphConversation(scenario, run: header.run, in: start.environment())
            do throws(RunFailure) {
                let course = CasesCourse(tests, isUnderLoad: true)
                let held = try await conversation.hold(course, as: "test")
                results = held.course.results
                failure = held.failure
            } catch {
                failure = error
            }
        }
        let wasOn = watch.isOn
        let result = await run.value
        display.end()
        await start.printSummary()
        switch result {
        case .failure(let error): return token.explain(error)
        case .success(let result):
            Outcome.tell(result.judgement, folder: result.folder, files: result.files)
            let ofTests = cases.tell(results, of: tests, began)
            if let failure { return Self.worse(ofTests, token.explain(failure)) }
            return Self.worse(
                Outcome.status(of: result.judgement),
                Self.isCovered(wasOn) ? ofTests : Self.worse(ofTests, .inconclusive)
            )
        }
    }

    /// Says so where the load ended before the tests did.
    private static func isCovered(_ wasOn: Bool) -> Bool {
        if !wasOn {
            Console.note(
                "the load ended before the tests did, so some of them ran without it"
                    + "\n  hint: measure longer, such as --set phases.measure=120s"
            )
        }
        return wasOn
    }

    /// A failure outweighs all else; then that the broker was gone; then what was not decided.
    private static func worse(_ first: ExitStatus, _ second: ExitStatus) -> ExitStatus {
        for status in [ExitStatus.failed, .notConnected] where first == status || second == status {
            return status
        }
        return first == .passed ? second : first
    }
}
