import Evidence
import Quantities
import Testing
import Verifier

@testable import Benchmarks

@Suite struct HealthyRunTests {
    private static let messages = 5_000

    private func records(publishers: Int, inFlight: UInt64) throws -> (HealthyRun, [Record]) {
        let scenario = try BenchmarkScenario.make(
            publishers: publishers,
            quality: 1,
            messages: Self.messages,
            spacing: .microseconds(10)
        )
        var run = try HealthyRun(scenario, inFlight: inFlight)
        var all: [Record] = []
        var batch: [Record] = []
        repeat {
            run.write(next: 700, into: &batch)
            all += batch
        } while !batch.isEmpty
        return (run, all)
    }

    @Test(arguments: [(1, 100), (20, 100), (20, 1), (7, 3)])
    func `every message is sent, acknowledged and judged healthy`(
        publishers: Int,
        inFlight: UInt64
    ) throws {
        let (run, records) = try records(publishers: publishers, inFlight: inFlight)
        var judge = try Judge(scenario: run.scenario, plan: run.plan)
        for record in records { judge.apply(record) }
        try HealthyRun.check(judge, judged: Self.messages)
    }

    @Test func `a record too few is noticed`() throws {
        let (run, records) = try records(publishers: 20, inFlight: 10)
        var judge = try Judge(scenario: run.scenario, plan: run.plan)
        for record in records.dropLast(3) { judge.apply(record) }
        #expect(throws: BenchmarkError.self) {
            try HealthyRun.check(judge, judged: Self.messages)
        }
    }

    @Test func `the yardstick visits every place before it comes back`() {
        let places = 1 << 12
        let reads = MemoryReads(places: places)
        // The first return divides the number of places and not its half: it is that number.
        #expect(reads.follow(places) == 0)
        #expect(reads.follow(places / 2) != 0)
    }
}
