import Quantities

/// Which member is due next: a binary heap of members numbered from 0, each in it at most once.
///
/// It knows where in the heap each member stands, so a due instant can be changed in place. Every
/// change costs O(log n); the next one due is read for nothing.
///
/// Source: Sedgewick and Wayne, _Algorithms_, 4th edition, section 2.4, index priority queue.
struct DueQueue: Sendable {
    private struct Entry {
        var due: MonotonicInstant
        var member: Int32
    }

    private static let absent: Int32 = -1

    private var heap: [Entry] = []
    /// Where in the heap each member is.
    private var places: [Int32]

    /// Creates an empty queue for `memberCount` members.
    init(memberCount: Int) {
        places = Array(repeating: Self.absent, count: memberCount)
        heap.reserveCapacity(memberCount)
    }

    /// The member due first and when; nil when nobody waits.
    ///
    /// Of equals, any.
    var first: (member: Int, due: MonotonicInstant)? {
        heap.first.map { (Int($0.member), $0.due) }
    }

    /// Makes `member` due at `due`, whether or not it waits already.
    mutating func set(_ member: Int, due: MonotonicInstant) {
        let place = Int(places[member])
        let entry = Entry(due: due, member: Int32(member))
        guard place >= 0 else {
            heap.append(entry)
            rise(entry, from: heap.count - 1)
            return
        }
        if due < heap[place].due { rise(entry, from: place) } else { sink(entry, from: place) }
    }

    /// Takes `member` out; does nothing when it does not wait.
    mutating func remove(_ member: Int) {
        let place = Int(places[member])
        guard place >= 0, let last = heap.popLast() else { return }
        places[member] = Self.absent
        guard place < heap.count else { return }
        if last.due < heap[place].due { rise(last, from: place) } else { sink(last, from: place) }
    }

    private mutating func put(_ entry: Entry, at place: Int) {
        heap[place] = entry
        places[Int(entry.member)] = Int32(place)
    }

    private mutating func rise(_ entry: Entry, from start: Int) {
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard entry.due < heap[parent].due else { break }
            put(heap[parent], at: place)
            place = parent
        }
        put(entry, at: place)
    }

    private mutating func sink(_ entry: Entry, from start: Int) {
        var place = start
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].due < heap[child].due { child += 1 }
            guard heap[child].due < entry.due else { break }
            put(heap[child], at: place)
            place = child
        }
        put(entry, at: place)
    }
}
