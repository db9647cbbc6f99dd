/// The powers of ten that a double can hold, 10^0 to 10^308, each correctly rounded.
enum DecimalPowers {
    /// `values[n]` is 10^n.
    static let values: [Double] = (0...308).compactMap { Double("1e\($0)") }
}
