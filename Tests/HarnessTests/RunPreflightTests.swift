import Evidence
import Messaging
import Quantities
import Scenarios
import TestSupport
import Testing
import Verifier

@testable import Harness

/// What a run finds out about the graph before its load.
@Suite struct RunPreflightTests {
    private static func run(_ plan: String = "probes=3") throws -> ModelRun {
        try ModelRun(setting: ["preflight.\(plan)"])
    }

    private func silence(_ run: ModelRun) async -> GraphSilence? {
        guard case .graphSilent(let silence)? = await run.failure() else { return nil }
        return silence
    }

    @Test func `a graph that answers is probed, and no probe is in any count`() async throws {
        let run = try Self.run()
        let result = try await run.execute()
        #expect(result.judgement.verdict == .passed)
        #expect(result.judgement.counts[.sent] == 5_000)
        for count in [.unexpected, .foreign, .staleRun, .duplicated] as [LedgerCount] {
            #expect(result.judgement.counts[count] == 0, "\(count)")
        }
        let names = run.world.loops.map(\.name)
        #expect(names == ["verifier", "preflight", "publishers"])
        #expect(run.world.told.contains { $0.phase == "preflight" })
    }

    @Test func `the judgement is the same as without probes`() async throws {
        let with = try await Self.run().execute().judgement
        let without = try await ModelRun().execute().judgement
        #expect(with.counts == without.counts)
        #expect(with.verdict == without.verdict)
    }

    @Test func `a report made again from the history is the same, probes or not`() async throws {
        let run = try Self.run()
        let result = try await run.execute()
        let again = try Replay(result.folder)
        #expect(again.judgement == result.judgement)
    }

    @Test func `a graph that lets nothing through ends the run before any load`() async throws {
        let run = try Self.run()
        run.world.graph = { _, _, _ in [] }
        let silence = try #require(await silence(run))
        #expect(silence.answered == 0 && silence.foreign == 0)
        #expect(silence.sent >= 290 && silence.sent <= 310, "\(silence.sent)")
        #expect(run.world.loops.map(\.name) == ["verifier", "preflight"])
        #expect(run.world.loops.allSatisfy { $0.isStopped })
        #expect(run.scratch.contents().isEmpty)
        let failure = RunFailure.graphSilent(silence)
        #expect(
            failure.description == """
                the graph does not answer: of \(silence.sent) probes that went to raw and must \
                come out, none did on processed within 30 s
                """
        )
        #expect(failure.hint?.contains("reads raw and writes processed") == true)
    }

    @Test func `a graph that drops user properties is judged by values, unless that is not wanted`()
        async throws
    {
        let run = try Self.run()
        run.world.graph = { _, _, passes in
            passes ? [ModelResult(hasIdentity: false)] : []
        }
        let result = try await run.execute()
        #expect(result.judgement.verdict == .passed, "\(result.judgement.reason)")
        #expect(result.judgement.counts[.lost] == 0 && result.judgement.counts[.delivered] > 1_000)
        #expect(try Replay(result.folder).judgement == result.judgement)
    }

    @Test(arguments: [(9, 10, false), (5, 10, true), (4, 10, false), (0, 0, false)])
    func `only as many nameless messages as probes say that a graph drops names`(
        foreign: UInt64,
        sent: UInt64,
        isNameless: Bool
    ) {
        let silence = GraphSilence(
            input: "raw",
            output: "processed",
            sent: sent,
            answered: foreign == 9 ? 1 : 0,
            wanted: 3,
            within: .seconds(30),
            foreign: foreign
        )
        #expect(silence.isNameless == isNameless)
    }

    @Test func `a graph that drops user properties is told from one that is silent`() async throws {
        let run = try ModelRun(setting: ["preflight.probes=3", "identity=properties"])
        run.world.graph = { _, _, passes in
            passes ? [ModelResult(hasIdentity: false)] : []
        }
        let silence = try #require(await silence(run))
        #expect(silence.answered == 0 && silence.foreign >= 290)
        #expect(silence.sentence.hasSuffix("without the user property \"crucible\""))
        #expect(silence.hint.hasPrefix("the graph seems to make new messages"))
    }

    @Test func `too few answers are not enough, and how many came is told`() async throws {
        let run = try Self.run()
        run.world.graph = { _, sequence, passes in
            passes && sequence == 7 ? [ModelResult()] : []
        }
        let silence = try #require(await silence(run))
        #expect(silence.answered == 1 && silence.wanted == 3)
        #expect(silence.sentence.hasPrefix("the graph answered only 1 of"))
    }

    @Test func `a graph that takes a while to answer is waited for`() async throws {
        let run = try Self.run()
        let world = run.world
        world.graph = { _, _, passes in
            passes && world.elapsed > .seconds(20) ? [ModelResult()] : []
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .passed)
        #expect(judgement.counts[.sent] == 5_000)
    }

    @Test func `no probes are sent where the scenario wants none, or no message must come out`()
        async throws
    {
        for override in [
            "preflight.probes=0", "workloads[0].payload.temperature.uniform=[5000, 6000]",
        ] {
            var overrides = ["preflight.probes=3", override]
            if override.hasPrefix("workloads") {
                overrides.append("workloads[0].payload.boundaries=0%")
            }
            let run = try ModelRun(setting: overrides)
            run.world.graph = { _, _, _ in [] }
            _ = try await run.execute()
            #expect(run.world.loop("preflight") == nil, "\(override)")
        }
    }

    @Test func `other runs' messages are waited out, as long as they come`() async throws {
        let run = try ModelRun(setting: ["preflight.quiet=2s"])
        let world = run.world
        let older = IdentityProperty(run: try #require(RunIdentifier(rawValue: 4_711)), seed: 1)
        var identity: [UInt8] = []
        older.write(publisher: 0, sequence: 0, into: &identity)
        for second in 1...5 as ClosedRange<Int64> {
            world.at(.seconds(second)) {
                world.loop("verifier")?.receive(
                    ModelFilter.output(identity: identity, payload: [], ModelResult())
                )
            }
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.counts[.staleRun] == 5)
        let publishers = try #require(world.loop("publishers"))
        #expect(publishers.startedAt >= .seconds(7))
    }

    @Test func `a refused probe is left to the load's own verdict`() async throws {
        let run = try Self.run()
        run.world.graph = { _, _, _ in [] }
        run.world.broker.answer = ReasonCode(rawValue: 0x87)
        let result = try await run.execute()
        #expect(result.judgement.verdict == .inconclusive)
        #expect(result.judgement.counts[.refused] == 5_000)
    }

    @Test func `a publisher that is not let in ends the preflight with the broker's reason`()
        async throws
    {
        let run = try Self.run()
        let refused = TransportError.connectRefused(reason: ReasonCode(rawValue: 0x87), detail: nil)
        run.world.broker.refusals["preflight"] = refused
        guard case .notConnected("the preflight's publisher", refused)? = await run.failure() else {
            Issue.record("the run went on")
            return
        }
    }

    @Test func `the user can stop the preflight`() async throws {
        let run = try Self.run()
        run.world.graph = { _, _, _ in [] }
        let world = run.world
        world.at(.seconds(3)) { world.interruptions = 1 }
        guard case .interrupted? = await run.failure() else {
            Issue.record("the run went on")
            return
        }
        #expect(world.elapsed < .seconds(4))
    }
}
