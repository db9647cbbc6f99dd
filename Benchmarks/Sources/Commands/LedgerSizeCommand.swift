import ArgumentParser
import Evidence
import Quantities
import Verifier

/// How large the ledger of one publisher gets in a run in which nothing goes wrong.
struct LedgerSizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger-size",
        abstract: "Print the most bytes that one publisher's ledger holds over a healthy run."
    )

    /// How often the size is looked at, in messages.
    private static let batch: UInt64 = 10_000

    @Option(help: "How many messages the publisher sends.")
    var messages = 1_000_000

    @Option(help: "How many messages are on their way at any time; AIO's Receive Maximum is 100.")
    var inFlight: UInt64 = 100

    func run() throws {
        let scenario = try BenchmarkScenario.make(
            publishers: 1,
            quality: 1,
            messages: messages,
            spacing: .milliseconds(1)
        )
        var run = try HealthyRun(scenario, inFlight: inFlight)
        var judge = try Judge(scenario: scenario, plan: run.plan)
        var records: [Record] = []
        var largest = 0
        repeat {
            run.write(next: Self.batch, into: &records)
            for record in records { judge.apply(record) }
            largest = max(largest, judge.ledgerByteCount)
        } while !records.isEmpty
        try HealthyRun.check(judge, judged: messages)
        print(largest)
    }
}
