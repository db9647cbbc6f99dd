/// The source messages that await their acknowledgement, in order of arrival.
///
/// Each counts what still holds it open; the front leaves once nothing does.
///
///     base ─► [0, 2, 1, 1]    the first can be acknowledged, the others wait behind it
///
/// A packet identifier is good for one connection only. When it ends, the messages are carried over:
/// their results go on, and the broker brings the messages again on the same session. Each is then
/// found by its identifier and takes its place in the new order of arrival, with what still holds
/// it open.
struct ArrivalWindow {
    private struct Entry {
        let packetIdentifier: UInt16
        var holds: Int
    }

    private var base: UInt64 = 0
    private var start = 0
    private var entries: [Entry] = []
    /// What holds the messages open that were carried over, by their old numbers.
    private var carried: [UInt64: Int] = [:]
    /// Their old numbers, by packet identifier.
    private var carriedNumbers: [UInt16: UInt64] = [:]
    /// The new numbers of those that came again.
    private var renumbered: [UInt64: UInt64] = [:]

    /// How many messages were carried over and have not come again.
    var carriedCount: Int { carried.count }

    /// Takes a message in, held open once; returns its number.
    mutating func open(_ packetIdentifier: UInt16) -> UInt64 {
        append(Entry(packetIdentifier: packetIdentifier, holds: 1))
    }

    /// Holds a message open once more.
    mutating func retain(_ number: UInt64) {
        change(number, by: 1)
    }

    /// Lets go of a message once, and hands over the packet identifiers that may now be
    /// acknowledged, in order; those of QoS 0 messages are left out.
    mutating func release(_ number: UInt64, acknowledge: (UInt16) -> Void) {
        change(number, by: -1)
        advance(acknowledge)
    }

    /// The connection has ended: nothing can be acknowledged on it any more.
    mutating func carryOver() {
        for (offset, entry) in entries[start...].enumerated() where entry.packetIdentifier != 0 {
            let number = base + UInt64(offset)
            carried[number] = entry.holds
            carriedNumbers[entry.packetIdentifier] = number
        }
        base += UInt64(entries.count - start)
        start = 0
        entries = []
    }

    /// A message has come again on the session that goes on; whether it is one that was carried
    /// over, whose results are under way already.
    mutating func reopen(_ packetIdentifier: UInt16, acknowledge: (UInt16) -> Void) -> Bool {
        guard let old = carriedNumbers.removeValue(forKey: packetIdentifier) else { return false }
        let holds = carried.removeValue(forKey: old) ?? 0
        renumbered[old] = append(Entry(packetIdentifier: packetIdentifier, holds: holds))
        advance(acknowledge)
        return true
    }

    /// The broker has forgotten the session: what was carried over will not come again.
    mutating func forgetCarried() {
        carried = [:]
        carriedNumbers = [:]
        renumbered = [:]
    }

    private mutating func append(_ entry: Entry) -> UInt64 {
        entries.append(entry)
        return base + UInt64(entries.count - start - 1)
    }

    private mutating func change(_ number: UInt64, by difference: Int) {
        var number = number
        while number < base, let later = renumbered[number] { number = later }
        if number >= base {
            entries[start + Int(number - base)].holds += difference
        } else if let holds = carried[number] {
            carried[number] = holds + difference
        }
    }

    private mutating func advance(_ acknowledge: (UInt16) -> Void) {
        while start < entries.count, entries[start].holds == 0 {
            if entries[start].packetIdentifier != 0 { acknowledge(entries[start].packetIdentifier) }
            start += 1
            base += 1
        }
        if !renumbered.isEmpty, carried.isEmpty, start == entries.count { renumbered = [:] }
        // Moves the rest down only when most of the storage is spent: constant time on average.
        if start > 64, start * 2 > entries.count {
            entries.removeFirst(start)
            start = 0
        }
    }
}
