import Testing

@testable import Evidence

/// Identities in the digits of a value.
@Suite struct HiddenIdentityTests {
    private let identity = HiddenIdentity(seed: 7, publisherCount: 20)

    private func value(
        _ base: Int,
        _ decimals: Int,
        _ publisher: UInt32,
        _ sequence: UInt64
    ) -> String {
        let digits = String(identity.code(publisher: publisher, sequence: sequence))
        let width = HiddenIdentity.width(behind: decimals)
        let zeros = String(repeating: "0", count: width - digits.count)
        let own = decimals == 0 ? "" : String(repeating: "5", count: decimals)
        return "\(base).\(own)\(zeros)\(digits)"
    }

    @Test(arguments: [0, 1, 2, 3])
    func `comes through text, a double, and the way from fahrenheit to celsius`(
        decimals: Int
    ) throws {
        for sequence in 0..<2_000 as Range<UInt64> {
            let publisher = UInt32(sequence % 21)
            let base = Int(sequence * 7 % 6_000) - 1_000
            let number = try #require(Double(value(base, decimals, publisher, sequence)))
            for sent in [number, Double("\(number)") ?? 0, (number - 32) * 5 / 9] {
                let found = identity.readings(of: sent, behind: decimals)
                let isRight = found.contains {
                    $0.publisher == publisher && $0.sequence == sequence
                        && $0.scaled == HiddenIdentity.scaled(number)
                }
                #expect(isRight, "\(sent)")
            }
        }
    }

    @Test func `a value without digits is taken for one in about a thousand times`() {
        var taken = 0
        for number in 0..<20_000 {
            let value = Double(number) * 0.317_811_73
            taken += identity.readings(of: value, behind: 0).count
        }
        // Two ways to read each.
        #expect(taken < 120)
    }

    @Test func `room ends where the digits do`() {
        // 10^11 codes of 1,000 check digits and 21 numbers.
        #expect(identity.holds(slotsOfEach: 4_761_904, behind: 0))
        #expect(!identity.holds(slotsOfEach: 4_761_905, behind: 0))
        #expect(
            HiddenIdentity(seed: 1, publisherCount: 9).holds(slotsOfEach: 10_000_000, behind: 0)
        )
        #expect(!identity.holds(slotsOfEach: 1, behind: 11))
        #expect(!identity.holds(slotsOfEach: .max, behind: 0))
    }
}
