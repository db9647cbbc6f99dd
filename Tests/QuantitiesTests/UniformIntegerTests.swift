import Quantities
import Testing

@Suite struct UniformIntegerTests {
    @Test(
        arguments: [(0, 7, 0), (.max, 7, 6), (.max, 1, 0), (1 << 63, 10, 5)]
            as [(UInt64, UInt64, UInt64)]
    )
    func `spreads all bits over the range`(_ bits: UInt64, _ bound: UInt64, _ value: UInt64) {
        #expect(bits.uniform(below: bound) == value)
    }

    @Test func `hits every value about equally often`() {
        let random = Philox2x64(key: 2_026)
        var counts = Array(repeating: 0, count: 10)
        for index in 0..<100_000 as Range<UInt64> {
            counts[Int(random.block(low: index, high: 0).0.uniform(below: 10))] += 1
        }
        // Five standard deviations of a binomial count of 10,000.
        for count in counts { #expect(abs(count - 10_000) < 475, "\(counts)") }
    }

    @Test func `a fraction is at least zero and below one`() {
        #expect(UInt64.min.uniformFraction == 0)
        #expect(UInt64.max.uniformFraction < 1)
        #expect((UInt64(1) << 63).uniformFraction == 0.5)
    }
}
