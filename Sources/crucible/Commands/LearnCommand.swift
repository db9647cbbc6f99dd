import ArgumentParser
import Evidence
import Harness
import Inquiry
import Networking
import Scenarios

/// `crucible learn`: asks a graph what it passes.
struct LearnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Ask the deployed graph which values it passes, to the last bit of a double.",
        discussion: """
            Sends a few hundred messages, one question after another, and reports the edges of what \
            passes. What the scenario says of the graph decides only where to begin. Exit code 0: \
            the predicate is known; 2: it is not; 4: nobody reads the input.
            """
    )

    @OptionGroup var arguments: ScenarioArguments

    @OptionGroup(title: "Sandbox")
    var sandbox: SandboxFlags

    @Option(
        help: ArgumentHelp(
            "The workload whose topic, unit and properties the questions have; without it the first.",
            valueName: "name"
        )
    )
    var workload: String?

    @Option(
        help: ArgumentHelp(
            "How often a value must be missing before it counts as withheld, 1 to 20.",
            valueName: "number"
        )
    )
    var repeats = 3

    @Option(help: ArgumentHelp("Look for edges from this value on.", valueName: "number"))
    var from: Double?

    @Option(help: ArgumentHelp("Look for edges up to this value.", valueName: "number"))
    var to: Double?

    func validate() throws {
        guard (1...20).contains(repeats) else {
            throw ValidationError("--repeats \(repeats) is not between 1 and 20")
        }
        for (name, value) in [("from", from), ("to", to)] {
            guard value?.isFinite ?? true else {
                throw ValidationError("--\(name) is not a finite number")
            }
        }
        guard (from == nil) == (to == nil) else {
            throw ValidationError("--from and --to go together")
        }
        if let from, let to, from >= to {
            throw ValidationError("--from \(from) is not below --to \(to)")
        }
    }

    func run() async throws {
        Interruptions.watch()
        let start = try await SandboxedScenario.start(arguments, sandbox) { scenario in
            _ = try publisher(of: scenario)
        }
        let status = await ask(start, as: try publisher(of: start.resolved.scenario))
        await start.sandbox?.stop()
        throw status.code
    }

    /// The publisher that is taken for an example.
    private func publisher(of scenario: Scenario) throws -> UInt32 {
        guard let workload else { return 0 }
        if let first = scenario.firstPublisher(ofWorkload: workload) { return first }
        let names = scenario.workloads.map(\.name).joined(separator: ", ")
        Console.note(
            "error: --workload \(workload): the scenario has no such workload"
                + "\n  hint: name one of \(names)"
        )
        throw ExitStatus.usage.code
    }

    private func ask(_ start: SandboxedScenario, as publisher: UInt32) async -> ExitStatus {
        let scenario = start.resolved.scenario
        let began = SystemTimeSource().wallClock()
        let conversation = GraphConversation(
            scenario,
            run: RunIdentifier(start: began, random: UInt64.random(in: 0...UInt64.max)),
            as: publisher,
            in: start.environment()
        )
        let question = conversation.question
        var range: ClosedRange<Double>?
        if let from, let to { range = from...to }
        let course = LearningCourse(
            conversation.searchPlan(within: range, repeats: repeats),
            question: question,
            within: scenario.preflight.within
        )
        do throws(RunFailure) {
            let ended = try await conversation.hold(course, as: "learn")
            await start.printSummary()
            let report = LearningReport(ended, question: question, output: scenario.flow.output)
            for line in report.lines { Console.print(line) }
            if let hint = report.hint { Console.note("  hint: \(hint)") }
            guard ended.isOver else { return .interrupted }
            return switch report.outcome {
            case .learned: .passed
            case .undecided: .inconclusive
            case .nobodyReads: .notConnected
            }
        } catch {
            return TokenLook(scenario.target.authentication).explain(error)
        }
    }
}
