import Testing

@testable import Scenarios

@Suite struct DecimalNumberTests {
    @Test(arguments: [
        ("0", false, 0, 0), ("-0", true, 0, 0), ("12", false, 12, 0), ("-0.50", true, 5, 1),
        ("6e3", false, 6_000, 0), ("2.5E-1", false, 25, 2), ("1e0", false, 1, 0),
        ("18446744073709551615", false, UInt64.max, 0), ("007", false, 7, 0),
    ])
    func `digits are kept as they were written`(
        text: String,
        isNegative: Bool,
        magnitude: UInt64,
        fractionDigits: Int
    ) throws {
        let number = try #require(DecimalNumber(text, allowsExponent: true))
        #expect(number.isNegative == isNegative)
        #expect(number.magnitude == magnitude)
        #expect(number.fractionDigits == fractionDigits)
    }

    @Test(arguments: [
        "", "-", ".", ".5", "5.", "+5", "1e", "1e99", "1x", "١", "18446744073709551616", "1.2.3",
        "--1", "0x10",
    ])
    func `anything else is no number`(text: String) {
        #expect(DecimalNumber(text, allowsExponent: true) == nil)
    }

    @Test func `an exponent is read only where it is allowed`() {
        #expect(DecimalNumber("1e3") == nil)
    }

    @Test func `scaling is exact or nothing`() {
        #expect(DecimalNumber("2.5")?.scaled(byDigits: 3) == 2_500)
        #expect(DecimalNumber("2.5")?.scaled(byDigits: 0) == nil)
        #expect(DecimalNumber("-2.5")?.scaled(byDigits: 3) == nil)
        #expect(DecimalNumber("-0")?.scaled(byDigits: 0) == 0)
        #expect(DecimalNumber("18446744073709551615")?.scaled(byDigits: 1) == nil)
    }
}
