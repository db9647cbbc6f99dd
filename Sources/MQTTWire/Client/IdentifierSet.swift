/// A set of packet identifiers that the other end chose: one bit each, up to the largest seen.
///
/// At most 8 KiB; empty it owns no memory. Every operation takes constant time.
struct IdentifierSet: Sendable {
    private var words: [UInt64] = []

    /// How many are in the set.
    private(set) var count = 0

    /// Adds an identifier; false where it is in the set already.
    mutating func insert(_ identifier: UInt16) -> Bool {
        let word = Int(identifier &>> 6)
        if word >= words.count {
            words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
        }
        let bit: UInt64 = 1 &<< UInt64(identifier & 63)
        guard words[word] & bit == 0 else { return false }
        words[word] |= bit
        count &+= 1
        return true
    }

    /// Whether an identifier is in the set.
    func contains(_ identifier: UInt16) -> Bool {
        let word = Int(identifier &>> 6)
        return word < words.count && words[word] & (1 &<< UInt64(identifier & 63)) != 0
    }

    /// Takes an identifier out; false where it is not in the set.
    mutating func remove(_ identifier: UInt16) -> Bool {
        let word = Int(identifier &>> 6)
        let bit: UInt64 = 1 &<< UInt64(identifier & 63)
        guard word < words.count, words[word] & bit != 0 else { return false }
        words[word] &= ~bit
        count &-= 1
        return true
    }
}
