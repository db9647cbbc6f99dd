/// Count, sum and extremes of numbers, added one by one.
struct NumberTotals: Hashable, Sendable {
    /// How many numbers there are.
    private(set) var count: UInt64 = 0
    /// The smallest; infinity while there is none.
    private(set) var minimum = Double.infinity
    /// The largest; minus infinity while there is none.
    private(set) var maximum = -Double.infinity
    /// The sum of their magnitudes: what rounding errors of the sum are measured by.
    private(set) var magnitude = 0.0

    private var plain = 0.0
    private var correction = 0.0

    /// The sum, with an error of about one unit in the last place whatever the order.
    ///
    /// Source: A. Neumaier, _Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
    /// Summen_, 1974.
    var sum: Double { plain + correction }

    mutating func add(_ value: Double) {
        count += 1
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        magnitude += value.magnitude
        let next = plain + value
        correction +=
            plain.magnitude >= value.magnitude ? plain - next + value : value - next + plain
        plain = next
    }

    /// By how much the sum of these numbers may differ when it is computed in another order and
    /// stored between as an average: four units in the last place for each number.
    var tolerance: Double { 4 * magnitude.ulp * Double(count) }
}
