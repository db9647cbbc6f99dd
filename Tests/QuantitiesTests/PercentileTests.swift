import Quantities
import Testing

@Suite struct PercentileTests {
    @Test(arguments: [0, -1, 100_000])
    func `is strictly between 0 and 100`(_ thousandths: Int) {
        #expect(Percentile(thousandths: thousandths) == nil)
    }

    @Test(
        arguments: [
            (.p50, 1, 1), (.p50, 2, 1), (.p50, 3, 2), (.p99, 100, 99), (.p99, 101, 100),
            (.p999, 1_000, 999), (.p50, 0, 1), (.p50, .max, 1 << 63),
        ] as [(Percentile, UInt64, UInt64)]
    )
    func `counts the samples at or below it, rounded up`(
        _ percentile: Percentile,
        _ count: UInt64,
        _ rank: UInt64
    ) {
        #expect(percentile.rank(of: count) == rank)
    }

    @Test(
        arguments: [
            (.p50, 20), (.p90, 100), (.p95, 200), (.p99, 1_000), (.p999, 10_000),
        ] as [(Percentile, UInt64)]
    )
    func `needs ten samples beyond it, and nine are too few`(
        _ percentile: Percentile,
        _ enough: UInt64
    ) {
        #expect(percentile.isSupported(by: enough))
        #expect(!percentile.isSupported(by: enough - 1))
        #expect(percentile.isSupported(by: .max))
        #expect(!percentile.isSupported(by: 0))
    }
}
