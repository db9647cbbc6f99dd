import Evidence
import Messaging
import Quantities
import Scenarios
import TestSupport
import Testing
import Verifier

@testable import Harness

/// Whole runs of 35 seconds in virtual time, around a model of a broker and a graph.
@Suite struct RunTests {
    @Test func `a flawless system passes, and every message is judged`() async throws {
        let run = try ModelRun()
        let result = try await run.execute()
        let counts = result.judgement.counts
        #expect(result.judgement.verdict == .passed, "\(result.judgement.reason)")
        #expect(counts[.sent] == 5_000 && counts[.acknowledged] == 5_000)
        #expect(counts[.delivered] + counts[.withheld] == 5_000)
        #expect(counts[.delivered] > 1_500 && counts[.withheld] > 3_000)
        #expect(counts.isConserved)
        #expect(result.judgement.latencies.endToEnd.maximum.map { $0 < .milliseconds(4) } == true)
        #expect(result.fileError == nil && !result.isAborted)
        #expect(result.files == ["report.json", "report.md", "junit.xml"])
        #expect(
            run.scratch.contents(of: "new/reports/\(result.folder.path.name)")
                == ["history", "junit.xml", "report.json", "report.md"]
        )
    }

    @Test func `the same scenario gives the same judgement`() async throws {
        let first = try await ModelRun().execute().judgement
        let second = try await ModelRun().execute().judgement
        #expect(first.counts == second.counts && first.latencies == second.latencies)
        #expect(first.incidents == second.incidents)
    }

    @Test func `subscribes before any publisher connects, and connects each as its own client`()
        async throws
    {
        let run = try ModelRun()
        let result = try await run.execute()
        #expect(run.world.loops.map(\.name) == ["verifier", "publishers"])
        #expect(run.world.loop("verifier")?.filter == "processed")
        let clients = run.world.loops.flatMap(\.configurations).map(\.clientIdentifier)
        let identifier = "crucible-\(run.request.header.run)"
        #expect(clients == ["verifier", "p0", "p1", "p2", "p3"].map { "\(identifier)-\($0)" })
        let delivered = Int(result.judgement.counts[.delivered])
        #expect(run.world.loop("verifier")?.acknowledgedCount == delivered)
        #expect(run.world.loops.allSatisfy { $0.isStopped && $0.stopLimit == .seconds(2) })
    }

    @Test func `what was warming up is judged but not measured`() async throws {
        let judgement = try await ModelRun().execute().judgement
        #expect(judgement.measured.slots == 4_000 && judgement.measured.sent == 4_000)
        #expect(judgement.latencies.sendLag.count == 4_000)
        #expect(judgement.counts[.sent] == 5_000)
    }

    @Test func `without a warm-up everything is measured`() async throws {
        let run = try ModelRun(setting: ["phases.warmUp=0s", "phases.measure=2s"])
        let judgement = try await run.execute().judgement
        #expect(judgement.measured.slots == 400)
        #expect(judgement.incidents.map(\.sentence).first == "phase \"measure\" began")
    }

    @Test func `each phase begins when the scenario says so`() async throws {
        let incidents = try await ModelRun().execute().judgement.incidents
        #expect(
            incidents.map(\.sentence)
                == ["warm-up", "measure", "drain"].map { "phase \"\($0)\" began" }
        )
        let times = incidents.map(\.at)
        #expect(times[0] == .milliseconds(-50))
        #expect((Nanoseconds.seconds(5)...(.milliseconds(5_020))).contains(times[1]))
        #expect((Nanoseconds.milliseconds(24_980)...(.milliseconds(25_020))).contains(times[2]))
    }

    @Test func `one message that does not come out fails the run`() async throws {
        let run = try ModelRun()
        var isDropped = false
        run.world.graph = { _, sequence, passes in
            guard passes, sequence > 600, !isDropped else { return passes ? [ModelResult()] : [] }
            isDropped = true
            return []
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .failed)
        #expect(judgement.counts[.lost] == 1)
        #expect(judgement.failures.count == 1)
    }

    @Test func `one message that must stay in and comes out fails the run`() async throws {
        let run = try ModelRun()
        var leaked = 0
        run.world.graph = { publisher, sequence, passes in
            if !passes, publisher == 1, (100..<103).contains(sequence) { leaked += 1 }
            let isLeak = publisher == 1 && (100..<103).contains(sequence)
            return passes || isLeak ? [ModelResult()] : []
        }
        let judgement = try await run.execute().judgement
        #expect(leaked > 0)
        #expect(judgement.verdict == .failed)
        #expect(judgement.counts[.leaked] == UInt64(leaked))
        #expect(judgement.counts[.lost] == 0)
    }

    @Test func `changed bytes fail the run`() async throws {
        let run = try ModelRun()
        run.world.graph = { publisher, _, passes in
            passes ? [ModelResult(isAltered: publisher == 0)] : []
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .failed)
        #expect(judgement.counts[.corrupted] > 300 && judgement.counts[.lost] == 0)
    }

    @Test func `a loss is told while the run goes on, as soon as it is overdue`() async throws {
        let run = try ModelRun()
        run.world.graph = { _, sequence, passes in passes && sequence >= 64 ? [ModelResult()] : [] }
        _ = try await run.execute()
        let told = run.world.told
        #expect(told.contains { $0.phase == "measure" && $0.lost > 50 })
        #expect(!told.contains { $0.elapsed < .seconds(10) && $0.lost > 0 })
    }

    @Test func `progress is told four times a second, with rate and counts`() async throws {
        let run = try ModelRun()
        let result = try await run.execute()
        let told = run.world.told
        #expect(told.first?.phase == "connecting")
        #expect((95...115).contains(told.count))
        #expect(told.allSatisfy { $0.total == .seconds(35) })
        let measuring = told.filter { $0.phase == "measure" }
        #expect(measuring.allSatisfy { (190...210).contains($0.actualRate) })
        #expect(measuring.allSatisfy { $0.targetRate == 200 })
        #expect(told.last?.targetRate == 0 && told.last?.sent == 5_000)
        #expect(told.last?.delivered == result.judgement.counts[.delivered])
        #expect(told.last?.withheld == result.judgement.counts[.withheld])
        #expect(told.last?.p99 != nil)
    }
}

extension String {
    /// What is behind the last slash.
    fileprivate var name: String { split(separator: "/").last.map(String.init) ?? "" }
}
