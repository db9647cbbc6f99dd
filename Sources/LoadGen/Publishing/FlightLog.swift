/// The timestamps of one publisher's messages in flight, so that each can be made again exactly.
///
/// Messages are added in the order of their slots and nearly always acknowledged in the same order,
/// so a ring does: an entry that is acknowledged out of order is marked and goes when it is the
/// oldest.
///
///     slots    │ 7 │ 8✓│ 9 │12 │13 │            ✓ acknowledged, behind 7
///     oldest ──▲
///
/// Adding and removing in order take constant time; out of order, O(log n). Memory is at most twice
/// that of what is in flight.
struct FlightLog: Sendable {
    private struct Entry {
        var sequence: UInt64
        var timestamp: HybridTimestamp
        var isDone: Bool
    }

    private var entries: [Entry] = []
    private var oldest = 0
    /// How many are in flight.
    private(set) var count = 0

    /// A message left.
    mutating func add(_ sequence: UInt64, _ timestamp: HybridTimestamp) {
        if entries.count == entries.capacity, entries.count > 2 * count { compact() }
        entries.append(Entry(sequence: sequence, timestamp: timestamp, isDone: false))
        count += 1
    }

    /// A message was answered, or never will be.
    mutating func remove(_ sequence: UInt64) {
        guard let place = place(of: sequence), !entries[place].isDone else { return }
        entries[place].isDone = true
        count -= 1
        while oldest < entries.count, entries[oldest].isDone { oldest += 1 }
        if oldest == entries.count { removeAll() }
    }

    /// The timestamp of a message in flight; nil for any other.
    func timestamp(of sequence: UInt64) -> HybridTimestamp? {
        place(of: sequence).flatMap { entries[$0].isDone ? nil : entries[$0].timestamp }
    }

    /// Forgets everything, and gives up the memory.
    mutating func release() {
        self = FlightLog()
    }

    /// Forgets everything and keeps the memory.
    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        oldest = 0
        count = 0
    }

    private func place(of sequence: UInt64) -> Int? {
        guard oldest < entries.count else { return nil }
        if entries[oldest].sequence == sequence { return oldest }
        var low = oldest
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].sequence < sequence { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].sequence == sequence ? low : nil
    }

    private mutating func compact() {
        entries.removeAll { $0.isDone }
        oldest = 0
    }
}
