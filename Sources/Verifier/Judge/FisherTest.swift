/// Fisher's exact test of a two by two table, one-sided.
enum FisherTest {
    /// How likely it is that at least `wrongHere` of `here` messages are wrong, when `wrong` of
    /// `all` are and chance alone decides which.
    ///
    /// Computed as a product of ratios with the exponent kept apart, so that no factor overflows.
    /// Costs one step for each of `here`. Source: R. A. Fisher, _The Design of Experiments_, 1935.
    static func chance(
        wrongHere: UInt64,
        here: UInt64,
        wrong: UInt64,
        all: UInt64
    ) -> Double {
        guard wrongHere > 0 else { return 1 }
        var significand = 1.0
        var exponent = 0
        func multiply(by factor: Double) {
            significand *= factor
            guard significand != 0 else { return }
            exponent += Int(significand.exponent)
            significand = significand.significand
        }
        // The chance of exactly `wrongHere`: draw the wrong ones first, then the right ones.
        for index in 0..<wrongHere {
            multiply(by: Double(wrong - index) / Double(all - index))
            multiply(by: Double(here - index) / Double(index + 1))
        }
        for index in 0..<(here - wrongHere) {
            multiply(by: Double(all - wrong - index) / Double(all - wrongHere - index))
        }
        // The tail beyond it, relative to it: each term from the one before.
        var term = 1.0
        var tail = 1.0
        var count = wrongHere
        while count < min(here, wrong), term > tail * 1e-17 {
            let right = Double(all - wrong) - Double(here - count) + 1
            guard right > 0 else { break }
            term *= Double(wrong - count) * Double(here - count) / (Double(count + 1) * right)
            tail += term
            count += 1
        }
        guard exponent > -1_000 else { return 0 }
        let power = Double(sign: .plus, exponent: exponent, significand: 1)
        return min(1, significand * tail * power)
    }
}
