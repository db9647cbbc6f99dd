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
            the predicate is known; 1: a relation is broken; 2: something is not known; 4: nobody \
            reads the input.
            """
    )

    @OptionGroup var arguments: ScenarioArguments

    @OptionGroup(title: "Sandbox")
    var sandbox: SandboxFlags

    @OptionGroup(title: "Questions")
    var options: LearningOptions

    func run() async throws {
        Interruptions.watch()
        let start = try await SandboxedScenario.start(arguments, sandbox) { scenario in
            _ = try options.publisher(of: scenario)
        }
        let status = await ask(start, as: try options.publisher(of: start.resolved.scenario))
        await start.sandbox?.stop()
        throw status.code
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
        do throws(RunFailure) {
            let (learned, status) = try await learn(conversation, output: scenario.flow.output)
            let relations = options.wantedRelations
            let isAsking = learned.isOver && !relations.isEmpty
            let outcome =
                isAsking ? try await relate(relations, learned, conversation, status) : status
            await start.printSummary()
            return outcome
        } catch {
            return TokenLook(scenario.target.authentication).explain(error)
        }
    }

    /// Finds the edges and tells them.
    private func learn(
        _ conversation: GraphConversation,
        output: String
    ) async throws(RunFailure) -> (LearningCourse, ExitStatus) {
        let question = conversation.question
        let course = LearningCourse(
            conversation.searchPlan(within: options.range, repeats: options.repeats),
            question: question,
            within: conversation.within
        )
        let held = try await conversation.hold(course, as: "learn")
        let ended = held.course
        let report = LearningReport(ended, question: question, output: output)
        for line in report.lines { Console.print(line) }
        if let hint = report.hint { Console.note("  hint: \(hint)") }
        if let failure = held.failure { throw failure }
        guard ended.isOver else { return (ended, .interrupted) }
        let status: ExitStatus =
            switch report.outcome {
            case .learned: .passed
            case .undecided: .inconclusive
            case .nobodyReads: .notConnected
            }
        return (ended, status)
    }

    /// Asks the relations at values that the search asked, and tells them.
    private func relate(
        _ relations: [Relation],
        _ learned: LearningCourse,
        _ conversation: GraphConversation,
        _ status: ExitStatus
    ) async throws(RunFailure) -> ExitStatus {
        guard let plan = RelationsPlan(learned.search, relations: relations, at: options.at) else {
            Console.print("relations: not asked, because nothing is known to pass")
            return status == .passed ? .inconclusive : status
        }
        let course = RelationsCourse(
            plan,
            question: conversation.question,
            within: conversation.within
        )
        let held = try await conversation.hold(course, as: "relations")
        let ended = held.course
        let report = RelationsReport(ended.results) { relation, value in
            var words = ["crucible", "learn"] + arguments.commandLine
            words += options.commandLine(relation, at: value) + sandbox.commandLine
            return words.map { ShellWord.quoted($0) }.joined(separator: " ")
        }
        Console.print("relations: asked with \(ended.sent) messages")
        for line in report.lines { Console.print(line) }
        if let failure = held.failure { throw failure }
        guard ended.isOver else { return .interrupted }
        return switch report.verdict {
        case .broken: .failed
        case .undecided: .inconclusive
        case .held: status
        }
    }
}
