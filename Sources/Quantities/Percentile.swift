/// A percentile strictly between 0 and 100, such as 99.9.
public struct Percentile: Hashable, Sendable {
    /// Thousandths of a percent: 99.9 is 99,900.
    public let thousandths: Int

    /// Creates the percentile of `thousandths` of a percent; nil unless 0 < thousandths < 100,000.
    public init?(thousandths: Int) {
        guard (1..<100_000).contains(thousandths) else { return nil }
        self.thousandths = thousandths
    }

    private init(known thousandths: Int) {
        self.thousandths = thousandths
    }

    /// The median.
    public static let p50 = Percentile(known: 50_000)
    /// Nine of ten.
    public static let p90 = Percentile(known: 90_000)
    /// Nineteen of twenty.
    public static let p95 = Percentile(known: 95_000)
    /// Ninety-nine of a hundred.
    public static let p99 = Percentile(known: 99_000)
    /// Nine hundred and ninety-nine of a thousand.
    public static let p999 = Percentile(known: 99_900)

    /// How many samples must lie at or below the percentile when there are `count` of them.
    public func rank(of count: UInt64) -> UInt64 {
        let (high, low) = count.multipliedFullWidth(by: UInt64(thousandths))
        let (quotient, remainder) = UInt64(100_000).dividingFullWidth((high, low))
        return max(1, remainder == 0 ? quotient : quotient + 1)
    }

    /// How many samples are enough to state this percentile: 1,000 for the 99th.
    public var neededSamples: UInt64 {
        let share = UInt64(100_000 - thousandths)
        return (10 * 100_000 + share - 1) / share
    }

    /// Whether `count` samples are enough to state this percentile: at least ten lie beyond it.
    ///
    /// With fewer, the value is one of a handful of extremes and says little about the next run.
    public func isSupported(by count: UInt64) -> Bool {
        count >= neededSamples
    }
}
