/// What a fold of measurements must have made of the messages that are surely in it.
struct MeasurementTotals: Hashable, Sendable {
    /// A measurement and its unit.
    struct Reading: Hashable, Sendable {
        var value: Double
        var isCelsius: Bool
    }

    private(set) var numbers = NumberTotals()
    /// The readings of which one may be the last.
    private(set) var newest = EdgeValues<Reading>(isNewest: true)

    /// Adds a measurement of a message with this time, in milliseconds.
    mutating func add(_ value: Double, isCelsius: Bool, at instant: Int64) {
        numbers.add(value)
        newest.add(Reading(value: value, isCelsius: isCelsius), at: instant)
    }
}
