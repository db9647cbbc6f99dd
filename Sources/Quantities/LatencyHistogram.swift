/// Counts of latencies from 1 µs to 1 h with three significant digits; histograms merge by adding.
///
/// Log-linear buckets in the layout of HdrHistogram (unit 1 µs, 3 digits): values below 2,048 µs
/// have a slot each, above that each doubling has 1,024 slots, so a slot is never wider than
/// 0.1 % of its value. Latencies above one hour are counted in ``overflow`` and as one hour.
/// 23,221 slots, 182 KiB; recording is a few shifts and one addition.
///
///     value µs   0 … 2047 │ 2048 … 4095 │ 4096 … 8191 │ …
///     slot width     1    │      2      │      4      │ …
///
/// Source: Gil Tene, HdrHistogram, `AbstractHistogram.java`.
public struct LatencyHistogram: Equatable, Sendable {
    private static let subBuckets = 2_048
    private static let halfSubBuckets = 1_024
    private static let limitMicroseconds: UInt64 = 3_600_000_000

    /// How many slots there are.
    public static let slotCount = slot(ofMicroseconds: limitMicroseconds) + 1

    /// How many latencies fell in each slot.
    public private(set) var slots: [UInt64]

    /// How many latencies were recorded.
    public private(set) var count: UInt64 = 0

    /// How many of them were above one hour.
    public private(set) var overflow: UInt64 = 0

    /// How many were below zero: evidence of a clock fault, counted as zero.
    public private(set) var negative: UInt64 = 0

    /// The smallest latency, exact; nil when there is none.
    public var minimum: Nanoseconds? { count == 0 ? nil : smallest }

    /// The largest latency, exact; nil when there is none.
    public var maximum: Nanoseconds? { count == 0 ? nil : largest }

    private var smallest = Nanoseconds(.max)
    private var largest = Nanoseconds.zero
    private var sumNanoseconds: Double = 0

    /// Creates an empty histogram.
    public init() {
        slots = Array(repeating: 0, count: Self.slotCount)
    }

    /// Counts one latency.
    public mutating func record(_ latency: Nanoseconds) {
        if latency.count < 0 { negative += 1 }
        let clamped = Nanoseconds(max(0, latency.count))
        let microseconds = UInt64(clamped.count) / 1_000
        if microseconds > Self.limitMicroseconds { overflow += 1 }
        slots[Self.slot(ofMicroseconds: min(microseconds, Self.limitMicroseconds))] += 1
        count += 1
        sumNanoseconds += Double(clamped.count)
        smallest = min(smallest, clamped)
        largest = max(largest, clamped)
    }

    /// Adds all that `other` counted; the order of merging never matters to any count.
    public mutating func merge(_ other: LatencyHistogram) {
        for index in slots.indices { slots[index] += other.slots[index] }
        count += other.count
        overflow += other.overflow
        negative += other.negative
        sumNanoseconds += other.sumNanoseconds
        smallest = min(smallest, other.smallest)
        largest = max(largest, other.largest)
    }

    /// The mean of all latencies, exact to rounding; nil when there is none.
    public var mean: Nanoseconds? {
        count == 0 ? nil : Nanoseconds(Int64(sumNanoseconds / Double(count)))
    }

    /// The latency at or below which `percentile` of the samples lie, or nil when there are too few
    /// samples beyond it to say (``Percentile/isSupported(by:)``).
    ///
    /// The value is the upper edge of its slot, and never above the true maximum.
    public func value(at percentile: Percentile) -> Nanoseconds? {
        guard percentile.isSupported(by: count) else { return nil }
        let rank = percentile.rank(of: count)
        var seen: UInt64 = 0
        for (index, inSlot) in slots.enumerated() where inSlot > 0 {
            seen += inSlot
            if seen >= rank {
                let edge = Nanoseconds.microseconds(Int64(Self.upperMicroseconds(ofSlot: index)))
                return min(edge, maximum ?? edge)
            }
        }
        return maximum
    }

    /// How many latencies were longer than `limit`; those in the limit's own slot count as not
    /// longer.
    public func count(above limit: Nanoseconds) -> UInt64 {
        guard limit.count >= 0 else { return count }
        let microseconds = UInt64(limit.count) / 1_000
        guard microseconds < Self.limitMicroseconds else { return overflow }
        return slots[(Self.slot(ofMicroseconds: microseconds) + 1)...].reduce(0, +)
    }

    /// The slot that counts a latency of `microseconds`, at most one hour.
    @inline(__always)
    static func slot(ofMicroseconds microseconds: UInt64) -> Int {
        let bucket = max(0, 64 - microseconds.leadingZeroBitCount - 11)
        let subBucket = Int(microseconds >> UInt64(bucket))
        return bucket * halfSubBuckets + subBucket
    }

    /// The largest number of microseconds that `slot` counts.
    static func upperMicroseconds(ofSlot slot: Int) -> UInt64 {
        guard slot >= subBuckets else { return UInt64(slot) }
        let bucket = slot / halfSubBuckets - 1
        let subBucket = slot - bucket * halfSubBuckets
        return (UInt64(subBucket + 1) << UInt64(bucket)) - 1
    }
}
