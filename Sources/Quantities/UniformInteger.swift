extension UInt64 {
    /// Maps 64 random bits to `0..<bound`; the bias is below bound / 2^64.
    ///
    /// Source: Lemire, _Fast random integer generation in an interval_, 2019, without rejection.
    public func uniform(below bound: UInt64) -> UInt64 {
        multipliedFullWidth(by: bound).high
    }

    /// Maps 64 random bits to a fraction in [0, 1), in steps of 2^-53.
    public var uniformFraction: Double { Double(self >> 11) * 0x1p-53 }
}
