/// What the rules of a built-in window make of one input's values.
///
/// Source: learn.microsoft.com, _Aggregate data with window transforms in data flow graphs_,
/// 24 July 2026, Aggregation functions.
enum AggregateFunction: String, Hashable, Sendable, CaseIterable {
    /// The mean of the numbers; an error without one.
    case average
    /// The sum of the numbers.
    case sum
    /// The smallest number; an error without one.
    case min
    /// The largest number; an error without one.
    case max
    /// How many messages have the field.
    case count
    /// The first value; an error without one.
    case first
    /// The last value; an error without one.
    case last

    /// Whether it is one of the window's values, which one depends on their order.
    var picksByOrder: Bool { self == .first || self == .last }
}
