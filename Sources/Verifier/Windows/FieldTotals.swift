/// What the rules of a built-in window make of one field.
struct FieldTotals: Hashable, Sendable {
    /// How many messages have the field.
    private(set) var count: UInt64 = 0
    /// Its numbers; other values are passed over.
    private(set) var numbers = NumberTotals()
    /// The values of which one may be the first.
    private(set) var oldest = EdgeValues<ExpressionValue>(isNewest: false)
    /// The values of which one may be the last.
    private(set) var newest = EdgeValues<ExpressionValue>(isNewest: true)

    /// Adds the value of a message with this time, in milliseconds; nil where it has none.
    mutating func add(_ value: ExpressionValue?, at instant: Int64) {
        guard let value else { return }
        count += 1
        oldest.add(value, at: instant)
        newest.add(value, at: instant)
        guard let number = value.double else { return }
        numbers.add(number)
    }

    /// The aggregated value.
    ///
    /// - Throws: Where the function has none for a field without values.
    func value(of function: AggregateFunction) throws(ExpressionFailure) -> ExpressionValue {
        switch function {
        case .count: return .integer(Int64(clamping: count))
        case .sum: return .float(numbers.sum)
        case .average:
            return .float(try some(numbers.sum / Double(numbers.count)))
        case .min: return .float(try some(numbers.minimum))
        case .max: return .float(try some(numbers.maximum))
        case .first, .last:
            throw ExpressionFailure("which value is the \(function.rawValue) is not known")
        }
    }

    private func some(_ value: Double) throws(ExpressionFailure) -> Double {
        guard numbers.count > 0 else { throw ExpressionFailure("there is no number") }
        return value
    }
}
