/// One word of random bits, given out in digits of any base, the most significant first.
///
/// A draw below _n_ uses up log₂ _n_ of the 64 bits; what is left stays uniform as long as the
/// product of all bases is far below 2^64.
struct RandomDigits {
    private var rest: UInt64

    init(_ bits: UInt64) {
        rest = bits
    }

    /// A number below `count`.
    mutating func draw(below count: UInt64) -> UInt64 {
        let product = rest.multipliedFullWidth(by: count)
        rest = product.low
        return product.high
    }

    /// True with a chance of so many in 1,000.
    mutating func happens(_ chance: UInt64) -> Bool { draw(below: 1_000) < chance }
}
