/// A time for some of a publisher's open slots: a ring that grows with what is open.
struct SlotTimes: Hashable, Sendable {
    private static let unknown = Int64.min

    private var base: UInt64 = 0
    private var times = [Int64](repeating: unknown, count: 64)

    /// Creates one that knows no time.
    init() {}

    /// The time of `slot`, in nanoseconds; nil where none is known.
    subscript(slot: UInt64) -> Int64? {
        guard slot >= base, slot - base < UInt64(times.count) else { return nil }
        let time = times[place(of: slot)]
        return time == Self.unknown ? nil : time
    }

    /// Keeps the time of `slot`, and forgets all slots before `open`, the first that is open.
    mutating func keep(_ time: Int64, of slot: UInt64, open: UInt64) {
        forget(before: open)
        guard slot >= base else { return }
        while slot - base >= UInt64(times.count) { grow() }
        times[place(of: slot)] = time
    }

    private mutating func forget(before open: UInt64) {
        guard open > base else { return }
        let end = min(open, base + UInt64(times.count))
        for slot in base..<end { times[place(of: slot)] = Self.unknown }
        base = open
    }

    private mutating func grow() {
        var grown = [Int64](repeating: Self.unknown, count: times.count * 2)
        for slot in base..<(base + UInt64(times.count)) {
            grown[Int(slot & UInt64(grown.count - 1))] = times[place(of: slot)]
        }
        times = grown
    }

    private func place(of slot: UInt64) -> Int { Int(slot & UInt64(times.count - 1)) }
}
