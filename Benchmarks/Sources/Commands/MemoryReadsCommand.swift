import ArgumentParser
import Quantities

/// What the judge's cost is compared with: a read of main memory that misses every cache.
struct MemoryReadsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory-reads",
        abstract: "Print the CPU time of a dependent read from 64 MiB of memory, in ns."
    )

    @Option(help: "How many reads to make.")
    var count = 5_000_000

    func run() throws {
        let reads = MemoryReads()
        let start = ProcessorTime.used()
        let place = reads.follow(count)
        let used = ProcessorTime.used() - start
        // Looking at the place keeps the reads from being optimised away.
        guard place < .max else { throw BenchmarkError("the cycle of reads left its table") }
        print(Double(used.count) / Double(count))
    }
}
