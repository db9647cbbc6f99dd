import Quantities
import Scenarios
import Testing

@testable import Verifier

/// What poison does to the messages around it: times in milliseconds.
@Suite struct PoisonTallyTests {
    private static let empty = 0
    private static let nested = PoisonKind.allCases.firstIndex(of: .nested) ?? 0

    private func tally(_ doses: (kind: Int, sent: Int64)...) -> PoisonTally {
        var tally = PoisonTally([.empty, .nested])
        for dose in doses { tally.send(dose.kind, at: .milliseconds(dose.sent)) }
        return tally
    }

    private func counts(_ tally: PoisonTally, _ kind: PoisonKind) -> PoisonCounts? {
        tally.kinds.first { $0.kind == kind.rawValue }
    }

    @Test func `only kinds that are planned are told`() {
        #expect(tally().kinds.map(\.kind) == ["empty", "nested"])
    }

    @Test func `a missing message belongs to the nearest poison within a second`() {
        var tally = tally((Self.empty, 1_000), (Self.nested, 3_000))
        for sent in [0, 999, 1_900, 2_000] as [Int64] {
            tally.noteMissing(sent: .milliseconds(sent))
        }
        for sent in [2_001, 3_500, 4_000] as [Int64] {
            tally.noteMissing(sent: .milliseconds(sent))
        }
        tally.noteMissing(sent: .milliseconds(4_001))
        #expect(counts(tally, .empty)?.missingNearby == 4)
        #expect(counts(tally, .nested)?.missingNearby == 3)
    }

    @Test func `recovery lasts until a message comes out that was sent later`() {
        var tally = tally((Self.empty, 1_000))
        tally.recover(sent: .milliseconds(999), received: .milliseconds(1_400))
        #expect(counts(tally, .empty)?.longestRecovery == nil)
        tally.recover(sent: .milliseconds(1_001), received: .milliseconds(1_300))
        tally.recover(sent: .milliseconds(1_002), received: .milliseconds(9_000))
        #expect(counts(tally, .empty)?.longestRecovery == .milliseconds(300))
    }

    @Test func `the longest recovery of a kind is kept`() {
        var tally = tally((Self.empty, 1_000), (Self.empty, 2_000))
        tally.recover(sent: .milliseconds(1_500), received: .milliseconds(1_600))
        tally.recover(sent: .milliseconds(2_500), received: .milliseconds(2_510))
        #expect(counts(tally, .empty)?.longestRecovery == .milliseconds(600))
    }

    @Test func `poison that is settled is forgotten, and what is near to newer is told`() {
        var tally = PoisonTally([.empty])
        for sent in 0..<1_000 as Range<Int64> {
            tally.send(Self.empty, at: .seconds(sent))
            tally.recover(sent: .seconds(sent) + .milliseconds(1), received: .seconds(sent + 1))
        }
        tally.settle(before: .seconds(900))
        tally.noteMissing(sent: .seconds(950))
        tally.noteMissing(sent: .seconds(5))
        #expect(counts(tally, .empty)?.missingNearby == 1)
        #expect(counts(tally, .empty)?.sent == 1_000)
    }

    @Test func `poison out of the order of its sending finds its place`() {
        var tally = tally((Self.empty, 2_000), (Self.nested, 1_000))
        tally.noteMissing(sent: .milliseconds(1_100))
        #expect(counts(tally, .nested)?.missingNearby == 1)
    }
}
