import Quantities

/// Random numbers that a printed seed makes again.
struct SeededGenerator: RandomNumberGenerator {
    private let philox: Philox2x64
    private var count: UInt64 = 0

    init(seed: UInt64) {
        philox = Philox2x64(key: seed)
    }

    mutating func next() -> UInt64 {
        count += 1
        return philox.block(low: count, high: 7).0
    }

    /// True with a chance of `share` in 1,000.
    mutating func happens(_ share: UInt64) -> Bool { next() % 1_000 < share }
}
