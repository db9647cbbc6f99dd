/// A set of sequence numbers that costs nothing while it is empty and little while it is sparse.
///
/// Numbers are kept in chunks of 65,536. A chunk is a sorted list of up to 4,096 members, two bytes
/// each; beyond that it is a bitmap of 8 KiB, so a full set costs about one bit a number.
///
/// Source: Lemire et al., _Roaring Bitmaps: Implementation of an Optimized Software Library_, 2018.
struct SparseSet: Hashable, Sendable {
    /// One chunk; exactly one of the two forms is in use.
    private struct Chunk: Hashable, Sendable {
        var key: UInt64
        var sorted: [UInt16] = []
        var bitmap: [UInt64] = []
        /// How many members it has; a chunk that has none is taken out.
        var count = 0

        mutating func insert(_ low: UInt16) -> Bool {
            guard bitmap.isEmpty else {
                let mask = UInt64(1) << UInt64(low & 63)
                guard bitmap[Int(low >> 6)] & mask == 0 else { return false }
                bitmap[Int(low >> 6)] |= mask
                count += 1
                return true
            }
            let place = SparseSet.place(of: low, in: sorted)
            if place < sorted.count, sorted[place] == low { return false }
            if sorted.count < SparseSet.sortedLimit {
                sorted.insert(low, at: place)
                count += 1
                return true
            }
            bitmap = Array(repeating: 0, count: 1_024)
            for member in sorted { bitmap[Int(member >> 6)] |= 1 << UInt64(member & 63) }
            sorted = []
            return insert(low)
        }

        mutating func remove(_ low: UInt16) -> Bool {
            guard contains(low) else { return false }
            if bitmap.isEmpty {
                sorted.remove(at: SparseSet.place(of: low, in: sorted))
            } else {
                bitmap[Int(low >> 6)] &= ~(1 << UInt64(low & 63))
            }
            count -= 1
            return true
        }

        func contains(_ low: UInt16) -> Bool {
            guard bitmap.isEmpty else {
                return bitmap[Int(low >> 6)] >> UInt64(low & 63) & 1 == 1
            }
            let place = SparseSet.place(of: low, in: sorted)
            return place < sorted.count && sorted[place] == low
        }

        var byteCount: Int { 32 + sorted.capacity * 2 + bitmap.capacity * 8 }

        func visit(while body: (UInt64) -> Bool) -> Bool {
            let start = key << 16
            for member in sorted where !body(start + UInt64(member)) { return false }
            for (index, word) in bitmap.enumerated() {
                var rest = word
                while rest != 0 {
                    let bit = UInt64(rest.trailingZeroBitCount)
                    rest &= rest - 1
                    guard body(start + UInt64(index) << 6 + bit) else { return false }
                }
            }
            return true
        }
    }

    /// How many members a chunk lists before it becomes a bitmap.
    static let sortedLimit = 4_096

    private var chunks: [Chunk] = []

    /// Creates an empty set.
    init() {}

    /// Whether there is no member.
    var isEmpty: Bool { chunks.isEmpty }

    /// How many members there are; costs a look at each chunk.
    ///
    /// Not kept beside the chunks: a ledger has ten sets, and most of them stay empty.
    var count: Int { chunks.reduce(0) { $0 + $1.count } }

    /// Whether `number` is a member.
    func contains(_ number: UInt64) -> Bool {
        guard !chunks.isEmpty, let index = chunkIndex(of: number) else { return false }
        return chunks[index].contains(UInt16(truncatingIfNeeded: number))
    }

    /// Adds `number`; false when it was a member already.
    @discardableResult
    mutating func insert(_ number: UInt64) -> Bool {
        let key = number >> 16
        let place = chunkPlace(of: key)
        if place == chunks.count || chunks[place].key != key {
            chunks.insert(Chunk(key: key), at: place)
        }
        return chunks[place].insert(UInt16(truncatingIfNeeded: number))
    }

    /// Takes `number` out; false when it was no member.
    @discardableResult
    mutating func remove(_ number: UInt64) -> Bool {
        guard !chunks.isEmpty, let index = chunkIndex(of: number),
            chunks[index].remove(UInt16(truncatingIfNeeded: number))
        else { return false }
        guard chunks[index].count == 0 else { return true }
        chunks.remove(at: index)
        if chunks.isEmpty { chunks = [] }
        return true
    }

    /// Takes out every chunk of 65,536 numbers that lies within `numbers`.
    mutating func removeChunks(in numbers: Range<UInt64>) {
        guard !chunks.isEmpty else { return }
        let (first, end) = ((numbers.lowerBound + 65_535) >> 16, numbers.upperBound >> 16)
        guard chunks.contains(where: { $0.key >= first && $0.key < end }) else { return }
        // Anew, so that what the chunks took is given back.
        chunks = chunks.filter { $0.key < first || $0.key >= end }
    }

    /// The smallest members, ascending, at most `limit` of them.
    func smallest(_ limit: Int) -> [UInt64] {
        var members: [UInt64] = []
        for chunk in chunks {
            let isRoom = chunk.visit { member in
                guard members.count < limit else { return false }
                members.append(member)
                return true
            }
            guard isRoom else { break }
        }
        return members
    }

    /// Calls `body` with every member, ascending.
    func visitMembers(_ body: (UInt64) -> Void) {
        for chunk in chunks {
            _ = chunk.visit { member in
                body(member)
                return true
            }
        }
    }

    /// About how many bytes the set holds on the heap.
    var byteCount: Int {
        guard chunks.capacity > 0 else { return 0 }
        return chunks.reduce(32 + chunks.capacity * MemoryLayout<Chunk>.stride) {
            $0 + $1.byteCount
        }
    }

    private func chunkIndex(of number: UInt64) -> Int? {
        let place = chunkPlace(of: number >> 16)
        return place < chunks.count && chunks[place].key == number >> 16 ? place : nil
    }

    private func chunkPlace(of key: UInt64) -> Int {
        var low = 0
        var high = chunks.count
        while low < high {
            let middle = (low + high) / 2
            if chunks[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func place(of low: UInt16, in sorted: [UInt16]) -> Int {
        var start = 0
        var end = sorted.count
        while start < end {
            let middle = (start + end) / 2
            if sorted[middle] < low { start = middle + 1 } else { end = middle }
        }
        return start
    }
}
