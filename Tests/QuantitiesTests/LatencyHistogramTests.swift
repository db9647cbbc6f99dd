import Quantities
import Testing

@Suite struct LatencyHistogramTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a percentile is within a thousandth of the exact one`(_ seed: UInt64) throws {
        let latencies = sample(seed: seed, count: 20_000)
        var histogram = LatencyHistogram()
        for latency in latencies { histogram.record(latency) }
        let sorted = latencies.sorted()
        for percentile in [Percentile.p50, .p90, .p95, .p99, .p999] {
            let exact = sorted[Int(percentile.rank(of: UInt64(sorted.count))) - 1].microseconds
            let value = try #require(histogram.value(at: percentile)).microseconds
            // Never more than one microsecond below: the resolution. Never above by more than 0.1 %.
            #expect(value > exact - 1, "seed \(seed): \(value) for \(exact)")
            #expect(value <= exact * 1.001 + 1, "seed \(seed): \(value) for \(exact)")
        }
        #expect(histogram.maximum == sorted.last)
        #expect(histogram.minimum == sorted.first)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `merging is the same as recording together, in any order`(_ seed: UInt64) {
        let latencies = sample(seed: seed, count: 3_000)
        var together = LatencyHistogram()
        var parts = Array(repeating: LatencyHistogram(), count: 3)
        for (index, latency) in latencies.enumerated() {
            together.record(latency)
            parts[index % 3].record(latency)
        }
        for order in [[0, 1, 2], [2, 0, 1]] {
            var merged = LatencyHistogram()
            for index in order { merged.merge(parts[index]) }
            #expect(merged.slots == together.slots)
            #expect(merged.count == together.count)
            #expect(merged.overflow == together.overflow)
            #expect(merged.minimum == together.minimum)
            #expect(merged.maximum == together.maximum)
        }
    }

    @Test func `says nothing about a percentile with too few samples`() {
        var histogram = LatencyHistogram()
        for index in 1...999 { histogram.record(.microseconds(Int64(index))) }
        #expect(histogram.value(at: .p99) == nil)
        histogram.record(.microseconds(1_000))
        #expect(histogram.value(at: .p99) == .microseconds(990))
        #expect(histogram.value(at: .p999) == nil)
    }

    @Test func `is empty before anything was recorded`() {
        let histogram = LatencyHistogram()
        #expect(histogram.value(at: .p50) == nil)
        #expect(histogram.mean == nil)
        #expect(histogram.minimum == nil)
        #expect(histogram.maximum == nil)
        #expect(histogram.slots.count == 23_221)
    }

    @Test func `counts what is below zero as zero, and says so`() {
        var histogram = LatencyHistogram()
        histogram.record(Nanoseconds(-5))
        histogram.record(.zero)
        #expect(histogram.negative == 1)
        #expect(histogram.slots[0] == 2)
        #expect(histogram.minimum == .zero)
        #expect(histogram.mean == .zero)
    }

    @Test func `counts what is above one hour as one hour, and says so`() {
        var histogram = LatencyHistogram()
        histogram.record(.seconds(3_600))
        #expect(histogram.overflow == 0)
        histogram.record(.seconds(3_600) + .microseconds(1))
        histogram.record(.seconds(1_000_000))
        #expect(histogram.overflow == 2)
        #expect(histogram.slots.last == 3)
        #expect(histogram.maximum == .seconds(1_000_000))
    }

    @Test func `has a slot for each microsecond up to 2,047 and shares them out above`() {
        for (microseconds, slot) in [
            (0, 0), (1, 1), (2_047, 2_047), (2_048, 2_048), (2_049, 2_048), (2_050, 2_049),
            (4_095, 3_071), (4_096, 3_072), (4_099, 3_072), (4_100, 3_073),
        ] as [(Int64, Int)] {
            var histogram = LatencyHistogram()
            histogram.record(.microseconds(microseconds))
            #expect(histogram.slots.firstIndex(of: 1) == slot, "\(microseconds) µs")
        }
    }

    @Test func `counts the latencies longer than a limit`() {
        var histogram = LatencyHistogram()
        for milliseconds in [1, 2, 3, 250, 251] as [Int64] {
            histogram.record(.milliseconds(milliseconds))
        }
        #expect(histogram.count(above: .milliseconds(250)) == 1)
        #expect(histogram.count(above: .milliseconds(2)) == 3)
        #expect(histogram.count(above: .zero) == 5)
        #expect(histogram.count(above: Nanoseconds(-1)) == 5)
        #expect(histogram.count(above: .seconds(7_200)) == 0)
        #expect(histogram.mean == .microseconds(101_400))
    }

    /// Latencies spread over six decades, as long tails are.
    private func sample(seed: UInt64, count: Int) -> [Nanoseconds] {
        let random = Philox2x64(key: seed)
        return (0..<UInt64(count)).map { index in
            let (decade, digits) = random.block(low: index, high: 0)
            let scale = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000][
                Int(decade.uniform(below: 6))
            ]
            return Nanoseconds(Int64(scale) + Int64(digits.uniform(below: UInt64(scale) * 9)))
        }
    }
}
