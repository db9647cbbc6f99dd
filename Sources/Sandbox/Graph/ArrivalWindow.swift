/// The source messages that await their acknowledgement, in order of arrival.
///
/// Each counts what still holds it open; the front leaves once nothing does.
///
///     base ─► [0, 2, 1, 1]    the first can be acknowledged, the others wait behind it
struct ArrivalWindow {
    private struct Entry {
        let packetIdentifier: UInt16
        var holds: Int
    }

    private var base: UInt64 = 0
    private var start = 0
    private var entries: [Entry] = []

    /// Takes a message in, held open once; returns its number.
    mutating func open(_ packetIdentifier: UInt16) -> UInt64 {
        entries.append(Entry(packetIdentifier: packetIdentifier, holds: 1))
        return base + UInt64(entries.count - start - 1)
    }

    /// Holds a message open once more.
    mutating func retain(_ number: UInt64) {
        guard number >= base else { return }
        entries[start + Int(number - base)].holds += 1
    }

    /// Lets go of a message once, and hands over the packet identifiers that may now be
    /// acknowledged, in order; those of QoS 0 messages are left out.
    mutating func release(_ number: UInt64, acknowledge: (UInt16) -> Void) {
        guard number >= base else { return }
        entries[start + Int(number - base)].holds -= 1
        while start < entries.count, entries[start].holds == 0 {
            if entries[start].packetIdentifier != 0 { acknowledge(entries[start].packetIdentifier) }
            start += 1
            base += 1
        }
        // Moves the rest down only when most of the storage is spent: constant time on average.
        if start > 64, start * 2 > entries.count {
            entries.removeFirst(start)
            start = 0
        }
    }
}
