import Messaging
import Quantities
import Scenarios
import Testing
import Verifier

@testable import Harness

/// How long a run waits for what is still under way.
@Suite struct RunDrainTests {
    /// When the schedule began in the world's time, at most.
    private let begin = Nanoseconds.milliseconds(100)

    @Test func `ends early once everything is decided and a second was quiet`() async throws {
        let run = try ModelRun()
        let result = try await run.execute()
        #expect(result.judgement.verdict == .passed)
        #expect(run.world.elapsed > .milliseconds(26_000))
        #expect(run.world.elapsed < begin + .milliseconds(26_100))
    }

    @Test func `waits its full time for a message that does not come`() async throws {
        let run = try ModelRun()
        run.world.graph = { publisher, sequence, passes in
            passes && (publisher, sequence / 10) != (0, 120) ? [ModelResult()] : []
        }
        let result = try await run.execute()
        #expect(result.judgement.verdict == .failed)
        #expect(run.world.elapsed > .seconds(35))
        #expect(run.world.elapsed < begin + .milliseconds(35_100))
    }

    @Test func `takes a message that comes late in it for delivered`() async throws {
        let run = try ModelRun()
        run.world.graph = { publisher, sequence, passes in
            let isSlow = publisher == 0 && sequence / 10 == 120
            return passes ? [ModelResult(delay: isSlow ? .seconds(8) : .zero)] : []
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.counts[.lost] == 0 && judgement.counts[.late] == 0)
        #expect(judgement.counts[.delivered] + judgement.counts[.withheld] == 5_000)
        #expect(run.world.elapsed > .seconds(33) && run.world.elapsed < .milliseconds(34_500))
    }

    @Test func `counts what comes after it as late`() async throws {
        let run = try ModelRun()
        run.world.graph = { _, sequence, passes in
            passes ? [ModelResult(delay: sequence == 200 ? .seconds(13) : .zero)] : []
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.counts[.late] + judgement.counts[.delivered] > 1_500)
        #expect(judgement.counts[.lost] == 0)
    }

    @Test func `is not over while messages keep coming`() async throws {
        let run = try ModelRun()
        run.world.graph = { publisher, sequence, passes in
            guard passes else { return [] }
            guard publisher == 0, sequence > 1_240 else { return [ModelResult()] }
            // Copies, half a second after one another.
            return (0..<8).map { ModelResult(delay: .milliseconds(500 * Int64($0))) }
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.counts[.duplicated] > 0)
        #expect(run.world.elapsed > .milliseconds(29_000))
    }

    @Test func `judges what comes out while the run says goodbye`() async throws {
        let run = try ModelRun()
        run.world.broker.farewell = .milliseconds(500)
        run.world.graph = { publisher, sequence, passes in
            let isLast = publisher == 0 && sequence == 1_249
            // The last message is due 24.98 s after the start; the drain ends a good second later.
            let second = isLast ? [ModelResult(delay: .milliseconds(1_300))] : []
            return (passes ? [ModelResult()] : []) + second
        }
        let counts = try await run.execute().judgement.counts
        #expect(counts[.leaked] + counts[.duplicated] == 1)
    }

    @Test func `waits for acknowledgements as it does for messages`() async throws {
        let run = try ModelRun()
        run.world.at(.seconds(24)) { run.world.broker.answer = nil }
        let judgement = try await run.execute().judgement
        // The load waits out the ten seconds that a message may lag, the drain another ten.
        #expect(run.world.elapsed > .seconds(45) && run.world.elapsed < .milliseconds(46_500))
        #expect(judgement.counts[.lost] == 0)
        #expect(judgement.counts.isConserved)
    }
}
