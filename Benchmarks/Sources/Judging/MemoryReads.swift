import Quantities

/// A yardstick for code that is bound by memory: reads that each depend on the one before.
///
/// The places form one cycle through a table, in an order that no prefetcher guesses: a linear
/// congruential generator of full period. In a table far larger than the caches each read waits for
/// main memory.
/// Source: Knuth, _The Art of Computer Programming_ vol. 2, §3.2.1.2, theorem A.
struct MemoryReads {
    private let following: [UInt32]

    /// Fills the table; each place holds the number of the next.
    ///
    /// - Parameter places: How many places of four bytes; a power of two of at least 4. 2^24 of them
    ///   are 64 MiB, more than most caches hold.
    init(places: Int = 1 << 24) {
        precondition(places.nonzeroBitCount == 1 && places >= 4, "places are a power of two")
        let mask = UInt32(places - 1)
        following = (0..<UInt32(places)).map { ($0 &* 1_664_525 &+ 1_013_904_223) & mask }
    }

    /// Follows the cycle from its first place.
    ///
    /// - Parameter count: How many reads to make.
    /// - Returns: The place reached, which depends on every read.
    func follow(_ count: Int) -> UInt32 {
        var place: UInt32 = 0
        for _ in 0..<count { place = following[Int(place)] }
        return place
    }
}
