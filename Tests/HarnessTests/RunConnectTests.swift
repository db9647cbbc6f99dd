import Evidence
import Messaging
import Quantities
import Scenarios
import TestSupport
import Testing
import Verifier

@testable import Harness

/// What prevents a run leaves nothing behind: no folder, no loop.
@Suite struct RunConnectTests {
    private static let refused = TransportError.connectRefused(
        reason: ReasonCode(rawValue: 0x87),
        detail: nil
    )

    @Test(arguments: [("verifier", "the verifier"), ("p2", "a publisher")])
    func `a client that is refused ends the run with the broker's reason`(
        _ client: String,
        _ who: String
    ) async throws {
        let run = try ModelRun()
        run.world.broker.refusals[client] = Self.refused
        let failure = await run.failure()
        guard case .notConnected(who, Self.refused)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(failure?.description == "\(who): \(Self.refused)")
        #expect(failure?.hint == Self.refused.hint)
        expectNothingLeft(run)
    }

    @Test(arguments: [("verifier", "the verifier"), ("publishers", "a publisher")])
    func `a loop that cannot be started ends the run`(_ loop: String, _ who: String) async throws {
        let run = try ModelRun()
        let error = TransportError.credentialUnusable(path: "ca", problem: "missing", hint: "look")
        run.world.broker.startErrors[loop] = error
        guard case .notConnected(who, error)? = await run.failure() else {
            Issue.record("the loop was started")
            return
        }
        expectNothingLeft(run)
    }

    @Test func `a lower quality than asked for ends the run`() async throws {
        let run = try ModelRun()
        run.world.broker.granted = .atMostOnce
        let expected = TransportError.qualityLowered(
            filter: "processed",
            asked: .atLeastOnce,
            granted: .atMostOnce
        )
        guard case .notConnected("the verifier", expected)? = await run.failure() else {
            Issue.record("the lower quality was taken")
            return
        }
        expectNothingLeft(run)
    }

    @Test(arguments: ["verifier", "p3"])
    func `the user can stop a run that waits for a client that hears nothing`(
        _ client: String
    ) async throws {
        let run = try ModelRun()
        run.world.broker.silent = [client]
        run.world.at(.seconds(3)) { run.world.interruptions += 1 }
        guard case .interrupted? = await run.failure() else {
            Issue.record("the run went on")
            return
        }
        #expect(run.world.elapsed < .milliseconds(3_050))
        expectNothingLeft(run)
    }

    @Test func `a verifier that is lost while publishers connect ends the run`() async throws {
        let run = try ModelRun()
        run.world.broker.silent = ["p3"]
        let error = TransportError.disconnected(reason: .init(rawValue: 0x8E), detail: nil)
        run.world.at(.seconds(1)) { run.world.loop("verifier")?.lose(0, because: error) }
        run.world.at(.seconds(5)) { run.world.interruptions += 1 }
        guard case .notConnected("the verifier", error)? = await run.failure() else {
            Issue.record("the loss was not noticed")
            return
        }
        expectNothingLeft(run)
    }

    @Test func `reports that cannot be kept are found out before anything is connected`()
        async throws
    {
        var run = try ModelRun()
        _ = try run.scratch.write("", to: "new")
        guard case .reportsNotWritable(let error)? = await run.failure() else {
            Issue.record("the folder was made")
            return
        }
        #expect(error.path.hasSuffix("/new/reports"))
        #expect(run.world.loops.isEmpty && run.world.told.isEmpty)
        run = try ModelRun()
        _ = try await run.execute()
        guard case .reportsNotWritable? = await run.failure() else {
            Issue.record("another run's folder was taken")
            return
        }
        #expect(run.scratch.contents(of: "new/reports").count == 1)
    }

    @Test func `a graph that nobody can judge is refused before anything is made`() async throws {
        let run = try ModelRun()
        var request = run.request
        request.scenario.flow.operations[1].semantics = nil
        do throws(RunFailure) {
            _ = try await Run(request, in: run.world.environment).execute()
            Issue.record("the graph was judged")
        } catch {
            guard case .notJudgeable(let reason) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(error.description == reason.description)
        }
        expectNothingLeft(run)
        #expect(run.world.loops.isEmpty)
    }

    private func expectNothingLeft(_ run: ModelRun) {
        #expect(run.scratch.contents().isEmpty)
        #expect(run.world.loops.allSatisfy { $0.isStopped })
    }
}
