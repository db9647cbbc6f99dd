/// What the values of a series are.
enum Unit: Sendable {
    /// CPU time, or a delay.
    case nanoseconds
    /// Memory.
    case bytes
    /// Memory, as the operating system counts it.
    case kibibytes

    /// A value for people, such as `98.2 ns` or `41.0 MiB`.
    func text(of value: Double) -> String {
        switch self {
        case .nanoseconds where value >= 10_000: Self.decimal(value / 1_000, places: 1) + " µs"
        case .nanoseconds: Self.decimal(value, places: 1) + " ns"
        case .bytes: Self.decimal(value, places: 0) + " B"
        case .kibibytes: Self.decimal(value / 1_024, places: 1) + " MiB"
        }
    }

    /// A number that is not negative, rounded to so many decimals.
    static func decimal(_ value: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let scaled = (value * scale).rounded()
        guard scaled >= 0, scaled < 1e15 else { return "\(value)" }
        let digits = String(Int(scaled))
        guard places > 0 else { return digits }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return "\(padded.dropLast(places)).\(padded.suffix(places))"
    }
}
