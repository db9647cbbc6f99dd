import ArgumentParser

/// The measuring programs that `Benchmarks/run` calls, one after another, in several rounds.
///
/// Each measures one thing and prints one number a line, so that the script can put a name before
/// it; only `summary` knows what the numbers mean.
@main
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Benchmarks",
        abstract: "Measures parts of Crucible; called by Benchmarks/run.",
        subcommands: [
            CertificatesCommand.self, FloodCommand.self, PublishersCommand.self,
            PacedCommand.self, SubscriberCommand.self, ConnectCommand.self,
            JudgeCommand.self, MemoryReadsCommand.self, LedgerSizeCommand.self,
            SummaryCommand.self,
        ]
    )
}
