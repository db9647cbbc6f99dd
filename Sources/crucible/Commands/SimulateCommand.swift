import ArgumentParser
import Foundation
import Scenarios
import Simulation

/// `crucible simulate`: puts the judge to the test in virtual time, against what really happened.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Test the verdict itself: runs in virtual time, each count against the truth.",
        discussion: """
            The real publishers, subscriber and judge run around a simulated broker and graph, which \
            keep account of every message. A judge that counts anything else than they do fails, \
            with the command that makes the same run again.

            Exit codes: 0 all counts are true, 1 one is not.
            """
    )

    @Option(
        help: ArgumentHelp("What goes wrong: \(Self.worlds).", valueName: "world"),
        transform: Self.world
    )
    var world = SimulatedWorld.mixed

    @Option(help: ArgumentHelp("The seed of the first run.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("How many runs, with one seed after the other.", valueName: "number")
    )
    var seeds: UInt64 = 1

    @Option(help: ArgumentHelp("How many messages each run sends.", valueName: "number"))
    var messages: UInt64 = 100_000

    @Option(help: ArgumentHelp("How many publishers send them.", valueName: "number"))
    var publishers = 20

    private static let worlds = SimulatedWorld.allCases.map(\.rawValue)
        .joined(separator: ", ")

    private static func world(_ text: String) throws -> SimulatedWorld {
        guard let world = SimulatedWorld(rawValue: text) else {
            throw ValidationError("--world \"\(text)\" is none of \(worlds)")
        }
        return world
    }

    func validate() throws {
        guard (1...1_000_000).contains(seeds) else {
            throw ValidationError("--seeds \(seeds) is not between 1 and 1000000")
        }
        guard (100...100_000_000_000).contains(messages) else {
            throw ValidationError("--messages \(messages) is not between 100 and 100000000000")
        }
        guard (1...100_000).contains(publishers) else {
            throw ValidationError("--publishers \(publishers) is not between 1 and 100000")
        }
        guard seed.addingReportingOverflow(seeds).overflow == false else {
            throw ValidationError("--seed \(seed) and the \(seeds - 1) after it are too large")
        }
    }

    func run() async throws {
        var summary = SimulationSummary()
        let atOnce = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
        try await withThrowingTaskGroup(of: (SimulationPlan, SimulationResult).self) { group in
            for number in 0..<seeds {
                if number >= atOnce, let (plan, result) = try await group.next() {
                    tell(plan, result, &summary)
                }
                let plan = SimulationPlan(
                    world: world,
                    seed: seed + number,
                    messages: messages,
                    publishers: publishers
                )
                group.addTask { (plan, try Simulation(plan).result()) }
            }
            for try await (plan, result) in group { tell(plan, result, &summary) }
        }
        for line in summary.lines { Console.print(line) }
        if summary.wrongRuns > 0 { throw ExitStatus.failed.code }
    }

    private func tell(
        _ plan: SimulationPlan,
        _ result: SimulationResult,
        _ summary: inout SimulationSummary
    ) {
        summary.add(result)
        guard !result.isTrue else { return }
        Console.print("seed \(plan.seed) of world \(plan.world.rawValue): the judge is wrong")
        for divergence in result.divergences { Console.print("  \(divergence)") }
        if result.divergences.isEmpty { Console.print("  the counts do not add up") }
        Console.print("  replay: \(plan.command)")
    }
}
