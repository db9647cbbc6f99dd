import Evidence
import Quantities
import Testing

@Suite struct RunIdentifierTests {
    private let start = WallClockInstant(milliseconds: 1_758_255_553_528)

    @Test func `has forty bits and no more`() {
        #expect(RunIdentifier(rawValue: 1 << 40) == nil)
        #expect(RunIdentifier(rawValue: 1 << 40 - 1)?.description == "zzzzzzzz")
        #expect(RunIdentifier(rawValue: 0)?.description == "00000000")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `reads back what it wrote`(_ seed: UInt64) throws {
        for index in 0..<500 as Range<UInt64> {
            let bits = Philox2x64(key: seed).block(low: index, high: 0).0 >> 24
            let run = try #require(RunIdentifier(rawValue: bits))
            #expect(RunIdentifier(run.description) == run)
        }
    }

    @Test(arguments: ["", "e5k0d3m", "e5k0d3mzz", "E5K0D3MZ", "e5k0d3ml", "e5k0-3mz", "ε5k0d3m"])
    func `reads nothing else`(_ text: String) {
        #expect(RunIdentifier(text) == nil)
    }

    @Test func `tells the age of a run in whole minutes`() {
        let run = RunIdentifier(start: start, random: .max)
        #expect(run.ageInMinutes(at: start) == 0)
        let later = WallClockInstant(milliseconds: start.milliseconds + 90 * 60_000)
        #expect(run.ageInMinutes(at: later) == 90)
    }

    @Test func `has no age when it starts after now`() {
        let run = RunIdentifier(start: start, random: 0)
        let earlier = WallClockInstant(milliseconds: start.milliseconds - 60_000)
        #expect(run.ageInMinutes(at: earlier) == nil)
    }

    @Test func `tells runs of one minute apart by fourteen random bits`() {
        let one = RunIdentifier(start: start, random: 1)
        #expect(one != RunIdentifier(start: start, random: 2))
        #expect(one == RunIdentifier(start: start, random: 1 + 1 << 14))
    }
}
