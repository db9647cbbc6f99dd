/// Who is due when: at most one deadline a key, the earliest first.
///
/// A binary heap that knows where each key is in it, so that ten thousand connections with their
/// time limits cost nothing until one of them is due. Setting, replacing and taking away cost
/// O(log n).
struct DeadlineQueue<Key: Hashable, Instant: Comparable> {
    private var heap: [(key: Key, due: Instant)] = []
    private var places: [Key: Int] = [:]

    /// The earliest deadline; nil where there is none.
    var first: Instant? { heap.first?.due }

    /// How many keys have a deadline.
    var count: Int { heap.count }

    /// Gives a key its deadline, instead of the one it had.
    mutating func set(_ key: Key, to due: Instant) {
        guard let place = places[key] else {
            heap.append((key, due))
            places[key] = heap.count - 1
            rise(from: heap.count - 1)
            return
        }
        let isLater = heap[place].due < due
        heap[place].due = due
        if isLater { sink(from: place) } else { rise(from: place) }
    }

    /// Takes a key's deadline away, where it has one.
    mutating func remove(_ key: Key) {
        guard let place = places.removeValue(forKey: key) else { return }
        let last = heap.removeLast()
        guard place < heap.count else { return }
        heap[place] = last
        places[last.key] = place
        rise(from: place)
        sink(from: place)
    }

    /// Takes away and returns one key whose deadline has come, the earliest; nil where none has.
    mutating func takeDue(at now: Instant) -> Key? {
        guard let first = heap.first, first.due <= now else { return nil }
        remove(first.key)
        return first.key
    }

    private mutating func rise(from start: Int) {
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard heap[place].due < heap[parent].due else { return }
            swap(place, parent)
            place = parent
        }
    }

    private mutating func sink(from start: Int) {
        var place = start
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1].due < heap[child].due { child += 1 }
            guard heap[child].due < heap[place].due else { return }
            swap(place, child)
            place = child
        }
    }

    private mutating func swap(_ left: Int, _ right: Int) {
        heap.swapAt(left, right)
        places[heap[left].key] = left
        places[heap[right].key] = right
    }
}
