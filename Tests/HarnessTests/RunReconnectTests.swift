import Evidence
import Messaging
import Quantities
import Scenarios
import Testing
import Verifier

@testable import Harness

/// Runs whose connections end and are made again.
@Suite struct RunReconnectTests {
    private static let reset = TransportError.connectionLost(detail: "reset")

    @Test func `a publisher that comes back to its session loses nothing`() async throws {
        let run = try ModelRun()
        run.world.at(.seconds(12)) {
            run.world.loop("publishers")?.lose(2, because: Self.reset)
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(judgement.counts[.sent] == 5_000 && judgement.counts[.indeterminate] == 0)
        #expect(judgement.connections[.disconnects] == 1)
        #expect(judgement.connections[.reconnects] == 1)
        #expect(judgement.connections[.abandoned] == 0)
    }

    @Test func `a verifier that comes back to its session has missed nothing`() async throws {
        let run = try ModelRun()
        run.world.at(.seconds(12)) {
            run.world.loop("verifier")?.lose(0, because: Self.reset)
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(judgement.counts[.lost] == 0 && judgement.counts[.indeterminate] == 0)
        #expect(judgement.connections[.sessionsLost] == 0)
        #expect(run.world.loop("verifier")?.filter == "processed")
    }

    @Test func `a verifier whose session is forgotten subscribes again`() async throws {
        let run = try ModelRun()
        run.world.broker.keepsSessions = false
        run.world.at(.seconds(12)) {
            run.world.loop("verifier")?.lose(0, because: Self.reset)
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.connections[.sessionsLost] == 1)
        #expect(run.world.loop("verifier")?.filter == "processed")
        #expect(judgement.counts[.lost] == 0, "what it could not see is not known, not lost")
        #expect(judgement.counts[.indeterminate] > 0)
        #expect(judgement.verdict == .inconclusive, "\(judgement.reason)")
    }

    @Test func `a publisher whose session is forgotten leaves what was in flight unknown`()
        async throws
    {
        let run = try ModelRun()
        run.world.broker.keepsSessions = false
        run.world.broker.answer = nil
        run.world.at(.seconds(12)) {
            run.world.loop("publishers")?.lose(2, because: Self.reset)
        }
        let judgement = try await run.execute().judgement
        #expect(judgement.connections[.sessionsLost] == 1)
        #expect(judgement.counts[.lost] == 0)
    }

    @Test func `every connection shows a new token when its file has one`() async throws {
        let run = try ModelRun()
        run.world.tokenChanges = [(.seconds(12), .renewed(nil)), (.seconds(15), .renewed(nil))]
        let judgement = try await run.execute().judgement
        #expect(run.world.loop("publishers")?.renewed == [0, 1, 2, 3, 0, 1, 2, 3])
        #expect(run.world.loop("verifier")?.renewed == [0, 0])
        #expect(judgement.connections[.renewals] == 2)
        #expect(judgement.connections[.reauthentications] == 10)
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
    }

    @Test func `a renewal that is planned happens without a new file`() async throws {
        let run = try ModelRun(setting: [
            "target.broker=mqtts://127.0.0.1:8883", "target.authentication.method=K8S-SAT",
            "target.authentication.token=/token", "tokens.renewEvery=6s", "tokens.spread=1s",
        ])
        let judgement = try await run.execute().judgement
        #expect(judgement.connections[.renewals] == 3)
        #expect(judgement.connections[.renewalsRefused] == 0)
    }

    @Test func `a token that cannot be used is an incident, and nobody shows it`() async throws {
        let run = try ModelRun()
        let error = TransportError.credentialUnusable(path: "/token", problem: "old", hint: "new")
        run.world.tokenChanges = [(.seconds(12), .unusable(error))]
        let judgement = try await run.execute().judgement
        #expect(run.world.loop("publishers")?.renewed == [])
        #expect(judgement.incidents.contains { $0.sentence.contains("/token") })
    }

    @Test(arguments: [1, 2, 3, 4, 9])
    func `publishers are spread over as many loops as were asked for`(shards: Int) async throws {
        var run = try ModelRun()
        run.request.shards = shards
        let judgement = try await run.execute().judgement
        let loops = run.world.loops.filter { $0.name.hasPrefix("publishers") }
        #expect(loops.count == min(shards, 4))
        #expect(loops.map(\.count).reduce(0, +) == 4)
        #expect(loops.allSatisfy { $0.count > 0 })
        #expect(judgement.verdict == .passed && judgement.counts[.sent] == 5_000)
    }
}
