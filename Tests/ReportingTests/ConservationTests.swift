import Quantities
import Scenarios
import Testing
import Verifier

@testable import Reporting

@Suite struct ConservationTests {
    @Test func `the printed sum adds up for any counts`() throws {
        let random = Philox2x64(key: 99)
        for round in 0..<200 as Range<UInt64> {
            let counts = Self.randomCounts(random, round)
            let lines = Self.lines(of: MarkdownReport.ledger(of: counts))
            var total: UInt64 = 0
            var results: [String: UInt64] = [:]
            for line in lines {
                if line.sign == "=" {
                    #expect(line.count == total, "key 99, round \(round): \(line.name)")
                    results[line.name] = line.count
                } else {
                    total += line.count
                }
            }
            #expect(results["sent"] == counts[.sent], "key 99, round \(round)")
            #expect(results["slots of the schedule"] == counts[.slots], "key 99, round \(round)")
            #expect(!MarkdownReport.ledger(of: counts).contains("⚠️"), "key 99, round \(round)")
        }
    }

    @Test func `every outcome is named once, those of zero together`() {
        let lines = Self.lines(of: MarkdownReport.ledger(of: ReportSamples.counts([.lost: 2])))
        let names = lines.flatMap { $0.name.split(separator: ", ").map(String.init) }
        for outcome in Outcome.allCases {
            #expect(names.count { $0 == outcome.rawValue } == 1, "\(outcome)")
        }
        #expect(lines.prefix { $0.sign != "=" }.count == 2)
    }

    @Test func `a ledger that does not add up says so`() {
        var counts = ReportSamples.counts([.delivered: 10])
        #expect(Conservation(counts).holds)
        counts[.sent] = 11
        counts[.slots] = 11
        #expect(!Conservation(counts).holds)
        #expect(MarkdownReport.ledger(of: counts).contains("does not add up"))
    }

    @Test func `more slots than the schedule has says so`() {
        var counts = ReportSamples.counts([.delivered: 10])
        counts[.slots] = 9
        #expect(MarkdownReport.ledger(of: counts).contains("The schedule has 9 slots"))
    }

    @Test func `what is not in the sum is named beside it`() {
        var counts = ReportSamples.counts([.delivered: 10])
        counts[.duplicated] = 3
        counts[.reordered] = 2
        counts.largestReorderExtent = 64
        let text = MarkdownReport.ledger(of: counts)
        #expect(text.contains("10 acknowledged, 3 duplicated, 2 reordered (by at most 64)."))
        #expect(text.contains("None: late, unexpected, of another run, foreign."))
    }

    private static func randomCounts(_ random: Philox2x64, _ round: UInt64) -> LedgerCounts {
        var counts = LedgerCounts()
        for (index, outcome) in Outcome.allCases.enumerated() {
            let (bits, shift) = random.block(low: round, high: UInt64(index))
            counts[outcome.count] = bits >> (20 + shift % 45)
            counts[.sent] += counts[outcome.count]
        }
        let (unsent, missing) = random.block(low: round, high: 100)
        counts[.unsent] = unsent & 7
        counts[.slots] = counts[.sent] + counts[.unsent] + missing & 3
        return counts
    }

    /// The lines of the sum, read back from the report.
    private static func lines(of text: String) -> [(sign: String, name: String, count: UInt64)] {
        text.split(separator: "```")[1].split(separator: "\n").dropFirst().compactMap { line in
            let name = line.dropFirst(2).drop { $0 == " " || $0 == "," || $0.isNumber }
            let digits = line.dropFirst(2).filter(\.isNumber)
            return UInt64(digits).map { (String(line.prefix(1)), String(name), $0) }
        }
    }
}
