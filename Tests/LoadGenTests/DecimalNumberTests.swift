import Quantities
import Testing

@testable import LoadGen

@Suite struct DecimalNumberTests {
    @Test(arguments: [
        (2_000, "2000", "2e3"), (3_422, "3422", "3.422e3"), (0, "0", "0e0"), (-0.0, "0", "0e0"),
        (0.1, "0.1", "1e-1"), (-21.5, "-21.5", "-2.15e1"), (1e-5, "0.00001", "1e-5"),
        (653.8888888888889, "653.8888888888889", "6.538888888888889e2"),
        (1e15, "1000000000000000", "1e15"), (123.456, "123.456", "1.23456e2"),
    ])
    func `is written plainly or with a power of ten`(
        _ value: Double,
        _ plain: String,
        _ scientific: String
    ) {
        #expect(DecimalNumber(value).plain() == plain)
        #expect(DecimalNumber(value).scientific == scientific)
    }

    @Test func `both ways of writing read back as the same number, whatever the number`() {
        let random = Philox2x64(key: 2_026)
        for index in 0..<20_000 as Range<UInt64> {
            let value = Double(bitPattern: random.block(low: index, high: 0).0)
            guard value.isFinite else { continue }
            let number = DecimalNumber(value)
            #expect(Double(number.scientific) == value, "\(value.bitPattern)")
            if (-12...15).contains(number.exponent) {
                #expect(Double(number.plain()) == value, "\(value.bitPattern)")
                #expect(Double(number.plain(trailingZeros: 2)) == value, "\(value.bitPattern)")
            }
        }
    }

    @Test(
        arguments: [
            (2_000, 0, 2_000, 2_000), (0.29, 2, 29, 29), (0.7, 1, 7, 7), (2.5, 0, 2, 3),
            (-2.5, 0, -3, -2), (-0.1, 0, -1, 0), (1e-300, 12, 0, 1),
            (4_000, 12, 4_000_000_000_000_000, 4_000_000_000_000_000),
        ] as [(Double, Int, Int64, Int64)]
    )
    func `lies between the steps below and above it`(
        _ value: Double,
        _ decimals: Int,
        _ below: Int64,
        _ above: Int64
    ) {
        let steps = DecimalNumber(value).steps(decimals: decimals)
        #expect(steps?.below == below)
        #expect(steps?.above == above)
    }

    @Test(arguments: [(4.7e18, 0), (1e300, 0), (4.7e6, 12), (1e19, 0)])
    func `has no steps when they do not fit 62 bits`(_ value: Double, _ decimals: Int) {
        #expect(DecimalNumber(value).steps(decimals: decimals) == nil)
    }
}
