import ArgumentParser
import Evidence
import Quantities
import Verifier

/// What a message costs the judge: oracle, ledger and histograms, from its records.
struct JudgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Print the CPU time of a judged message, in ns."
    )

    /// Messages whose records are made, unmeasured, before they are judged: they fit in a cache
    /// no worse than a batch from the mailbox does.
    private static let batch: UInt64 = 2_000

    @Option(help: "How many publishers there are.")
    var publishers = 20

    @Option(help: "How many messages to judge.")
    var messages = 2_000_000

    func run() throws {
        let scenario = try BenchmarkScenario.make(
            publishers: publishers,
            quality: 1,
            messages: messages,
            spacing: .microseconds(10)
        )
        var run = try HealthyRun(scenario, inFlight: 100)
        var judge = try Judge(scenario: scenario, plan: run.plan)
        var records: [Record] = []
        var used = Nanoseconds.zero
        repeat {
            run.write(next: Self.batch, into: &records)
            let start = ProcessorTime.used()
            judge.apply(records)
            used += ProcessorTime.used() - start
        } while !records.isEmpty
        try HealthyRun.check(judge, judged: messages)
        print(Double(used.count) / Double(messages))
    }
}
