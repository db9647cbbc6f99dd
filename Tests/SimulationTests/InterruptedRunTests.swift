import Evidence
import Quantities
import Scenarios
import Testing
import Verifier

/// Whole runs in virtual time whose connections end and come back: the judgement must equal the
/// truth, which no record tells.
@Suite struct InterruptedRunTests {
    private static let scenario = Samples.scenario(load: .seconds(8))

    private static func outage(
        _ publisher: UInt32?,
        _ from: Int64,
        _ until: Int64,
        isKept: Bool
    ) -> InterruptedRun.Outage {
        InterruptedRun.Outage(
            publisher: publisher,
            from: .milliseconds(from),
            until: .milliseconds(until),
            isKept: isKept
        )
    }

    /// Every publisher's connection and the verifier's end at once.
    private static func restart(
        _ from: Int64,
        _ until: Int64,
        isKept: Bool
    )
        -> [InterruptedRun.Outage]
    {
        (0..<20).map { outage($0, from, until + Int64($0), isKept: isKept) }
            + [outage(nil, from, until + 30, isKept: isKept)]
    }

    private func finding(_ kind: String, _ judgement: Judgement) throws -> Finding {
        try #require(judgement.findings.first { $0.check == kind })
    }

    @Test func `a broker that restarts with its memory loses nothing, and explains every copy`()
        throws
    {
        var run = InterruptedRun(Self.scenario, Self.restart(3_000, 4_300, isKept: true))
        let judgement = try run.judgement()
        let counts = judgement.counts
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(counts[.lost] == 0)
        #expect(counts[.indeterminate] == 0)
        #expect(counts[.late] == 0)
        #expect(run.truth.repeatedToVerifier > 0)
        #expect(run.truth.repeatedByPublishers > 0)
        #expect(counts[.duplicatedByHop] == run.truth.repeatedToVerifier)
        #expect(counts[.duplicatedByPublisher] == run.truth.repeatedByPublishers)
        #expect(counts[.duplicatedUnexplained] == 0)
        #expect(counts[.duplicatedAroundInterruption] == 0)
        #expect(judgement.connections[.disconnects] == 21)
        #expect(judgement.connections[.reconnects] == 21)
        #expect(judgement.connections.outages.longest == .milliseconds(1_330))
        #expect(counts.isConserved)
    }

    @Test func `a broker that restarts without its memory leaves unknown what really is`() throws {
        var run = InterruptedRun(Self.scenario, Self.restart(3_000, 4_300, isKept: false))
        let judgement = try run.judgement()
        let counts = judgement.counts
        #expect(run.truth.unseen > 0)
        #expect(run.truth.neverHad > 0)
        #expect(counts[.lost] == 0)
        let lateRecovered = counts[.recovered]
        #expect(
            counts[.indeterminate]
                == run.truth.unseen + run.truth.neverHad
        )
        #expect(lateRecovered <= run.truth.unanswered)
        #expect(judgement.verdict == .inconclusive)
        #expect(
            judgement.reason.hasPrefix(
                "the broker forgot the verifier's session at 3 s; what came out in 1.33 s is not known"
            ),
            "\(judgement.reason)"
        )
        #expect(try finding("sessions-kept", judgement).verdict == .inconclusive)
        #expect(counts[.duplicated] == 0)
        #expect(counts.isConserved)
    }

    @Test func `loss is counted exactly, whatever connections do meanwhile`() throws {
        for isKept in [true, false] {
            var run = InterruptedRun(Self.scenario, Self.restart(3_000, 4_300, isKept: isKept))
            run.dropsOneIn = 50
            let judgement = try run.judgement()
            #expect(judgement.verdict == .failed)
            if isKept {
                #expect(judgement.counts[.lost] == run.truth.dropped)
            } else {
                // Of what was dropped while nobody watched, nobody knows that it was.
                #expect(judgement.counts[.lost] > 0)
                #expect(judgement.counts[.lost] < run.truth.dropped)
                #expect(
                    judgement.counts[.lost] + judgement.counts[.indeterminate]
                        == run.truth.dropped + run.truth.unseen + run.truth.neverHad
                )
            }
            #expect(try finding("no-loss", judgement).verdict == .failed)
        }
    }

    @Test func `copies that a graph makes of itself stay unexplained beside all others`() throws {
        var run = InterruptedRun(
            Self.scenario,
            [Self.outage(nil, 1_500, 1_600, isKept: true)]
        )
        run.repeatsOneIn = 40
        let judgement = try run.judgement()
        let counts = judgement.counts
        #expect(counts[.duplicatedByHop] == run.truth.repeatedToVerifier)
        #expect(
            counts[.duplicatedUnexplained] + counts[.duplicatedAroundInterruption]
                == run.truth.repeatedByGraph
        )
        // Only those under way when the connection ended are excused.
        #expect(counts[.duplicatedAroundInterruption] < run.truth.repeatedByGraph / 10)
    }

    @Test func `one publisher's lost session is that publisher's`() throws {
        var run = InterruptedRun(
            Self.scenario,
            [Self.outage(7, 3_005, 3_500, isKept: false)]
        )
        let judgement = try run.judgement()
        #expect(judgement.counts[.indeterminate] == run.truth.neverHad)
        #expect(judgement.counts[.recovered] == run.truth.unanswered)
        #expect(judgement.counts[.lost] == 0)
        #expect(judgement.connections.sessions.lostByPublishers == 1)
        #expect(try finding("subscriber-connected", judgement).verdict == .passed)
    }

    @Test func `renewals in time pass, and a token that runs out fails by name`() throws {
        func renewal(_ at: Int64, _ length: Int64) -> (Nanoseconds, Record) {
            let event = RunEvent.tokenRenewed(expiresIn: .seconds(length))
            return (.seconds(at), .event(event, at: .seconds(at)))
        }
        func taken(_ at: Int64) -> [(Nanoseconds, Record)] {
            (0..<20 as Range<UInt32>).map { number in
                let record = ConnectionRecord(
                    .publisher(number),
                    .reauthenticated(after: .milliseconds(2))
                )
                return (.seconds(at), .connection(record, at: .seconds(at)))
            }
        }
        var renewed = InterruptedRun(Self.scenario, [])
        let passed = try renewed.judgement(
            [renewal(-1, 4)] + [2, 4, 6].flatMap { [renewal($0, 3)] + taken($0) }
        )
        #expect(passed.verdict == .passed, "\(passed.reason)")
        #expect(passed.connections[.renewals] == 3)
        #expect(passed.connections[.reauthentications] == 60)
        #expect(passed.latencies.reauthentication.count == 60)

        let ends = (0..<20 as Range<UInt32>).map { number -> (Nanoseconds, Record) in
            let at = Nanoseconds.milliseconds(3_400 + Int64(number))
            let record = ConnectionRecord(
                .publisher(number),
                .disconnected(code: 0x87, reason: "0x87 (not authorized)")
            )
            return (at, .connection(record, at: at))
        }
        var expired = InterruptedRun(Self.scenario, [])
        let failed = try expired.judgement([renewal(-1, 4)] + ends)
        #expect(failed.verdict == .failed)
        #expect(
            failed.reason.hasPrefix(
                "the token expired 3 s into the run and was not renewed: the broker ended 20"
                    + " connections with 0x87 (not authorized), the first 400 ms after the expiry"
            ),
            "\(failed.reason)"
        )
    }
}
