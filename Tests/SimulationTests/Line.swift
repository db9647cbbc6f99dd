/// First in, first out: appending and taking cost O(1) on average.
struct Line<Element> {
    private var elements: [Element] = []
    private var taken = 0

    var first: Element? { taken < elements.count ? elements[taken] : nil }

    mutating func append(_ element: Element) { elements.append(element) }

    /// Takes the first element if it fulfils the condition.
    mutating func takeFirst(where condition: (Element) -> Bool) -> Element? {
        guard let element = first, condition(element) else { return nil }
        taken += 1
        if taken > 10_000, taken * 2 > elements.count {
            elements.removeFirst(taken)
            taken = 0
        }
        return element
    }
}
