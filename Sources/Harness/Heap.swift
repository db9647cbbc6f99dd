/// A priority queue: the smallest element is taken first.
///
/// Adding and taking cost O(log n). Of equal elements any comes first.
///
/// Source: Sedgewick and Wayne, _Algorithms_, 4th edition, section 2.4.
struct Heap<Element: Comparable> {
    private var elements: [Element] = []

    /// Adds an element.
    mutating func add(_ element: Element) {
        var place = elements.count
        elements.append(element)
        while place > 0, element < elements[(place - 1) / 2] {
            elements.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes the smallest; nil when there is none.
    mutating func takeFirst() -> Element? {
        guard let last = elements.popLast() else { return nil }
        guard let first = elements.first else { return last }
        elements[0] = last
        var place = 0
        while 2 * place + 1 < elements.count {
            var child = 2 * place + 1
            if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
            guard elements[child] < last else { break }
            elements.swapAt(place, child)
            place = child
        }
        return first
    }
}
