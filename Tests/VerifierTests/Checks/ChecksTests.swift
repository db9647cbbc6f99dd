import Evidence
import Quantities
import Scenarios
import Testing

@testable import Verifier

@Suite struct ChecksTests {
    /// A run in which everything went well.
    private static let clean: RunFacts = {
        var facts = RunFacts()
        facts.counts[.slots] = 1_000
        facts.counts[.sent] = 1_000
        facts.counts[.acknowledged] = 1_000
        facts.counts[.delivered] = 400
        facts.counts[.withheld] = 600
        facts.mustPass = 400
        facts.passed = 400
        facts.mustNotPass = 600
        facts.inputCounts = InputCounts(seen: 1_000)
        var windows = WindowCounts()
        windows.exact = 9
        windows.undecided = 2
        windows.results = 9
        facts.windows = windows
        var limit = ThrottleCounts()
        limit.offered = 200
        limit.passed = 20
        facts.throttles = [limit]
        facts.isEachAnswered = true
        var poison = PoisonCounts(kind: "empty")
        poison.sent = 5
        facts.poison = [poison]
        return facts
    }()

    /// What goes wrong, the only check that must notice, and what it must come to.
    private static let faults: [(String, Verdict, @Sendable (inout RunFacts) -> Void)] = [
        (
            "same-predicate", .failed,
            { facts in
                facts.differences = [
                    PredicateDifference(lowest: 4_000, highest: 4_000, messages: 9, lets: true)
                ]
            }
        ),
        ("no-loss", .failed, { move(3, from: .delivered, to: .lost, in: &$0) }),
        ("no-loss", .inconclusive, { $0.unwatched = 2 }),
        ("input-complete", .failed, { $0.inputCounts?.withheldUnseen = 1 }),
        ("input-complete", .failed, { $0.inputCounts?.altered = 1 }),
        ("input-complete", .inconclusive, { $0.inputCounts?.missed = 1 }),
        ("input-complete", .inconclusive, { $0.inputCounts?.seen = 0 }),
        ("no-leaks", .inconclusive, { $0.unwatchedToWithhold = 600 }),
        ("no-leaks", .failed, { move(1, from: .withheld, to: .leaked, in: &$0) }),
        ("no-corruption", .failed, { move(1, from: .delivered, to: .corrupted, in: &$0) }),
        ("poison-contained", .failed, { $0.poison?[0].missingNearby = 3 }),
        ("poison-contained", .inconclusive, { $0.poison?[0].sent = 0 }),
        ("no-misrouting", .failed, { $0.counts[.misrouted] = 1 }),
        ("windows-complete", .failed, { $0.windows?.missing = 1 }),
        ("windows-correct", .failed, { $0.windows?.wrong = 1 }),
        ("no-invented-windows", .failed, { $0.windows?.invented = 1 }),
        ("throttle-kept", .failed, { $0.throttles?[0].tooEarly = 1 }),
        (
            "throttle-kept", .failed,
            { facts in
                facts.throttles?[0].silences = 1
                facts.throttles?[0].longestSilence = .seconds(1)
            }
        ),
        ("throttle-kept", .inconclusive, { $0.throttles?[0].passed = 200 }),
        ("no-phantoms", .failed, { move(1, from: .delivered, to: .phantom, in: &$0) }),
        ("nothing-unexpected", .failed, { $0.counts[.unexpected] = 1 }),
        ("subscriber-connected", .inconclusive, { $0.subscriberLoss = "gone" }),
        ("subscriber-connected", .inconclusive, { $0.unwatchedSince = .seconds(3) }),
        (
            "sessions-kept", .inconclusive,
            { facts in
                move(3, from: .delivered, to: .indeterminate, in: &facts)
                let lost = ConnectionRecord(.publisher(1), .sessionLost(unresolved: 5))
                facts.connections.add(lost, at: .seconds(1))
            }
        ),
        (
            "tokens-renewed", .failed,
            { facts in
                let refused = ConnectionRecord.Event.reauthenticationFailed(code: 0x87, reason: "")
                facts.connections.add(ConnectionRecord(.verifier, refused), at: .seconds(1))
            }
        ),
        ("tokens-renewed", .inconclusive, { $0.tokens.noteUnusable("empty", at: .seconds(1)) }),
        ("load-accepted", .inconclusive, { $0.refusals = [0x87: 11] }),
        ("whole-schedule", .inconclusive, { $0.isInterrupted = true }),
        ("whole-schedule", .inconclusive, { $0.counts[.slots] = 1_001 }),
        (
            "whole-schedule", .inconclusive,
            { facts in
                facts.counts[.slots] = 1_011
                facts.counts[.unsent] = 11
                facts.generator.unsentByQuota = 11
            }
        ),
        ("enough-evidence", .inconclusive, { $0.counts[.acknowledged] = 0 }),
        ("consistent-records", .inconclusive, { $0.contradictions = 1 }),
        (
            "enough-memory", .inconclusive,
            { facts in
                facts.isSaturated = true
                facts.unplaced = 1
            }
        ),
        ("consistent-records", .inconclusive, { $0.counts[.delivered] += 1 }),
        ("generator-valid", .invalid, { $0.generator.validity = .invalid }),
    ]

    private static func move(
        _ count: UInt64,
        from old: LedgerCount,
        to new: LedgerCount,
        in facts: inout RunFacts
    ) {
        facts.counts[old] -= count
        facts.counts[new] += count
    }

    @Test func `all pass when everything went well`() {
        for check in Checks.all {
            let finding = check.conclude(Self.clean)
            #expect(finding.verdict == .passed, "\(finding.check): \(finding.sentence)")
        }
    }

    @Test func `each fault is noticed by its own check and by no other`() {
        for (kind, verdict, plant) in Self.faults {
            var facts = Self.clean
            plant(&facts)
            for check in Checks.all {
                let finding = check.conclude(facts)
                let expected = finding.check == kind ? verdict : .passed
                #expect(finding.verdict == expected, "\(kind) planted: \(finding.sentence)")
            }
        }
        #expect(Set(Self.faults.map(\.0)) == Set(Checks.kinds))
    }

    @Test(arguments: [
        ([4_000.0], "at 4000"), ([2_000, 4_000], "at 2000 and 4000"),
        ([1, 2.5, 4], "at 1, 2.5 and 4"), ([], "between 1 and 9"),
    ])
    func `says where the predicate differs`(_ values: [Double], _ place: String) {
        var facts = Self.clean
        facts.differences = [
            PredicateDifference(
                lowest: values.first ?? 1,
                highest: values.last ?? 9,
                messages: 5,
                values: values,
                lets: true
            )
        ]
        #expect(
            SamePredicate().conclude(facts).sentence
                == "the graph's predicate differs \(place): 5 messages came out that must not"
        )
    }

    @Test func `a run that ended before its time says why, where that is known`() {
        var facts = Self.clean
        facts.counts[.slots] = 1_100
        #expect(
            WholeSchedule().conclude(facts).sentence
                == "the run ended before its time: 1,000 of 1,100 messages were sent"
        )
        facts.ending = "no publisher is connected any more"
        #expect(
            WholeSchedule().conclude(facts).sentence
                == "the run ended before its time, because no publisher is connected any more: "
                + "1,000 of 1,100 messages were sent"
        )
    }

    @Test func `what held messages back is told, each with its count`() {
        var facts = Self.clean
        #expect(WholeSchedule().conclude(facts).details.isEmpty)
        facts.generator.unsentByQuota = 2
        facts.generator.unsentByConnection = 3
        facts.publisherLosses = 4
        #expect(
            WholeSchedule().conclude(facts).details == [
                "2 messages waited too long for the broker's acknowledgements",
                "3 messages waited too long for a connection",
                "publishers lost their connection 4 times",
            ]
        )
    }

    @Test func `kinds are told apart and sentences have no full stop`() {
        #expect(Set(Checks.kinds).count == Checks.all.count)
        for check in Checks.all {
            #expect(!check.conclude(Self.clean).sentence.hasSuffix("."))
        }
    }

    @Test func `duplicates, reordering and lateness are legal`() {
        var facts = Self.clean
        for count in [LedgerCount.duplicated, .reordered, .late] { facts.counts[count] = 5 }
        #expect(Checks.all.allSatisfy { $0.conclude(facts).verdict == .passed })
    }

    @Test func `strangers are mentioned and fail nothing`() {
        var facts = Self.clean
        facts.counts[.foreign] = 1
        facts.counts[.staleRun] = 2
        let finding = NothingUnexpected().conclude(facts)
        #expect(finding.verdict == .passed)
        #expect(
            finding.details == [
                "2 messages of another run came out as well",
                "1 message of other senders came out as well",
            ]
        )
    }

    @Test func `loss is certain: what the verifier may have slept through is no loss`() {
        var facts = Self.clean
        Self.move(3, from: .delivered, to: .lost, in: &facts)
        facts.subscriberLoss = "gone"
        facts.unwatched = 2
        let finding = NoLoss().conclude(facts)
        #expect(finding.verdict == .failed)
        #expect(finding.details.contains { $0.contains("2 messages") })
    }

    @Test func `nothing known of any message that must pass is inconclusive`() {
        var facts = Self.clean
        Self.move(400, from: .delivered, to: .indeterminate, in: &facts)
        #expect(NoLoss().conclude(facts).verdict == .inconclusive)
    }

    @Test func `verdicts are ordered from passed over invalid and inconclusive to failed`() {
        #expect(
            Verdict.allCases.shuffled().sorted() == [.passed, .invalid, .inconclusive, .failed]
        )
    }
}
