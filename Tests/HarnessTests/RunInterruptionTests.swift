import Messaging
import Quantities
import Scenarios
import TestSupport
import Testing
import Verifier

@testable import Harness

/// What becomes of a run that cannot go on, or that the user stops.
@Suite struct RunInterruptionTests {
    private static let stopped = "the user asked to stop"

    /// An end after which nobody comes back.
    private static let takenOver = TransportError.disconnected(
        reason: .init(rawValue: 0x8E),
        detail: nil
    )

    @Test func `once during the load stops publishing, drains and judges what was sent`()
        async throws
    {
        let run = try ModelRun()
        run.world.at(.milliseconds(12_095)) { run.world.interruptions += 1 }
        let result = try await run.execute()
        let counts = result.judgement.counts
        #expect((2_400...2_410).contains(counts[.sent]))
        #expect(counts[.delivered] + counts[.withheld] == counts[.sent])
        #expect(result.judgement.verdict == .inconclusive)
        #expect(result.judgement.reason.contains("interrupted"))
        #expect(!result.isAborted)
        let incidents = result.judgement.incidents.filter { $0.sentence == Self.stopped }
        #expect(incidents.count == 1)
        #expect(incidents.first.map { $0.at < .milliseconds(12_100) } == true)
        #expect(run.world.elapsed < .milliseconds(13_300))
    }

    @Test func `once during the load does not hide a failure that was seen`() async throws {
        let run = try ModelRun()
        run.world.graph = { publisher, _, passes in
            passes || publisher == 1 ? [ModelResult()] : []
        }
        run.world.at(.seconds(12)) { run.world.interruptions += 1 }
        let verdict = try await run.execute().judgement.verdict
        #expect(verdict == .failed)
    }

    @Test func `once during the drain changes nothing: all was sent`() async throws {
        let run = try ModelRun()
        run.world.at(.milliseconds(25_500)) { run.world.interruptions += 1 }
        let result = try await run.execute()
        #expect(result.judgement.verdict == .passed, "\(result.judgement.reason)")
        #expect(!result.isAborted)
        #expect(!result.judgement.incidents.contains { $0.sentence == Self.stopped })
    }

    @Test func `twice during the drain stops at once, and what is open is not lost`()
        async throws
    {
        let run = try ModelRun()
        run.world.graph = { publisher, sequence, passes in
            passes && (publisher, sequence / 10) != (0, 124) ? [ModelResult()] : []
        }
        run.world.at(.milliseconds(27_000)) { run.world.interruptions += 2 }
        let result = try await run.execute()
        #expect(result.isAborted)
        #expect(run.world.elapsed < .milliseconds(27_100))
        #expect(result.judgement.counts[.lost] == 0)
        #expect(result.judgement.counts[.indeterminate] > 0)
        #expect(result.judgement.verdict == .inconclusive)
        #expect(result.judgement.incidents.count { $0.sentence == Self.stopped } == 1)
        #expect(run.scratch.contents(of: "new/reports").count == 1)
    }

    @Test func `twice during the load stops at once`() async throws {
        let run = try ModelRun()
        run.world.graph = { _, _, passes in passes ? [ModelResult(delay: .seconds(3))] : [] }
        run.world.at(.seconds(12)) { run.world.interruptions += 2 }
        let result = try await run.execute()
        #expect(result.isAborted)
        #expect(result.judgement.counts[.lost] == 0)
        #expect(result.judgement.verdict == .inconclusive)
        #expect(run.world.elapsed < .milliseconds(12_100))
    }

    @Test func `without its verifier the run ends, and what was open is not known`()
        async throws
    {
        let run = try ModelRun()
        run.world.at(.seconds(12)) {
            run.world.loop("verifier")?.lose(0, because: Self.takenOver)
        }
        let result = try await run.execute()
        let judgement = result.judgement
        #expect(judgement.verdict == .inconclusive)
        #expect(judgement.reason.contains("the verifier lost its connection"))
        #expect(judgement.counts[.lost] == 0 && judgement.counts.isConserved)
        #expect(run.world.elapsed < .milliseconds(12_200))
        let incidents = judgement.incidents.map(\.sentence)
        #expect(incidents.contains("the run ended: the verifier is not connected any more"))
        #expect(!incidents.contains(Self.stopped))
        #expect(result.files.count == 3 && !result.isAborted)
    }

    @Test func `a verifier that is lost in the drain ends it, and nothing is called lost`()
        async throws
    {
        let run = try ModelRun()
        run.world.graph = { _, _, passes in passes ? [ModelResult(delay: .seconds(3))] : [] }
        run.world.at(.seconds(26)) {
            run.world.loop("verifier")?.lose(0, because: Self.takenOver)
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .inconclusive)
        #expect(judgement.counts[.lost] == 0 && judgement.counts[.indeterminate] > 0)
        #expect(run.world.elapsed < .milliseconds(26_100))
    }

    @Test
    func
        `a verifier that is lost in the drain's last moment leaves lost only what was overdue before`()
        async throws
    {
        let run = try ModelRun()
        run.world.graph = { _, _, passes in passes ? [ModelResult(delay: .seconds(11))] : [] }
        // Between the last two ticks of the drain.
        var drainEnd = Nanoseconds.zero
        let watched = try await run.execute().judgement
        drainEnd = run.world.elapsed
        let again = try ModelRun()
        again.world.graph = { _, _, passes in passes ? [ModelResult(delay: .seconds(11))] : [] }
        again.world.at(drainEnd - .milliseconds(5)) {
            again.world.loop("verifier")?.lose(0, because: Self.takenOver)
        }
        let judgement = try await again.execute().judgement
        #expect(judgement.counts[.indeterminate] > 0)
        #expect(judgement.counts[.lost] < watched.counts[.lost])
        #expect(judgement.verdict == .failed)
    }

    @Test func `without any publisher the run ends, and nobody is said to have asked for it`()
        async throws
    {
        let run = try ModelRun()
        run.world.at(.seconds(12)) {
            for publisher in 0..<4 {
                run.world.loop("publishers")?.lose(publisher, because: Self.takenOver)
            }
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .inconclusive)
        #expect((2_370...2_390).contains(judgement.counts[.sent]))
        #expect(judgement.counts[.lost] == 0 && judgement.counts.isConserved)
        let incidents = judgement.incidents.map(\.sentence)
        #expect(incidents.contains("the run ended: no publisher is connected any more"))
        #expect(!incidents.contains(Self.stopped))
        #expect(!judgement.reason.contains("interrupted"), "\(judgement.reason)")
        #expect(run.world.elapsed < .milliseconds(13_300))
    }

    @Test func `without one publisher of several the run goes on`() async throws {
        let run = try ModelRun()
        run.world.at(.seconds(12)) {
            run.world.loop("publishers")?.lose(2, because: Self.takenOver)
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.counts[.sent] > 4_200 && judgement.counts[.unsent] > 600)
        #expect(judgement.counts[.sent] + judgement.counts[.unsent] == 5_000)
        #expect(judgement.verdict == .inconclusive)
        #expect(run.world.elapsed > .seconds(35))
    }
}
