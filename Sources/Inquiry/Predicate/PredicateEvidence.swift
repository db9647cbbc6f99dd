/// All that was answered, value by value, in the order of the values.
struct PredicateEvidence: Sendable {
    /// The values that were asked, in order.
    private(set) var places: [OrderedDouble] = []
    /// Their answers.
    private(set) var tallies: [AnswerTally] = []
    /// How often a value must be missing before it counts as withheld.
    private let repeats: Int

    init(repeats: Int) {
        self.repeats = repeats
    }

    /// The answers for a value; none while it was not asked.
    subscript(place: OrderedDouble) -> AnswerTally {
        let index = index(of: place)
        return index < places.count && places[index] == place ? tallies[index] : AnswerTally()
    }

    /// Notes an answer.
    mutating func note(_ place: OrderedDouble, _ change: (inout AnswerTally) -> Void) {
        let index = index(of: place)
        if index == places.count || places[index] != place {
            places.insert(place, at: index)
            tallies.insert(AnswerTally(), at: index)
        }
        change(&tallies[index])
    }

    /// Whether a value passes; nil while that is not known.
    func passes(_ place: OrderedDouble) -> Bool? { verdict(self[place]) }

    /// Neighbours among the values of which it is known whether they pass, where one does.
    var edges: [(low: OrderedDouble, high: OrderedDouble)] {
        var edges: [(OrderedDouble, OrderedDouble)] = []
        var last: (place: OrderedDouble, passes: Bool)?
        for index in places.indices {
            guard let passes = verdict(tallies[index]) else { continue }
            if let last, last.passes != passes { edges.append((last.place, places[index])) }
            last = (places[index], passes)
        }
        return edges
    }

    /// What passes, as far as it was asked; each edge as near as it is known.
    var intervals: [PassingInterval] {
        var intervals: [PassingInterval] = []
        var lower: PredicateEdge?
        var isOpen = tallies.lazy.compactMap { verdict($0) }.first ?? false
        for (low, high) in edges {
            if isOpen {
                let upper = PredicateEdge(passing: low.value, withheld: high.value)
                intervals.append(PassingInterval(lower: lower, upper: upper))
            } else {
                lower = PredicateEdge(passing: high.value, withheld: low.value)
            }
            isOpen.toggle()
        }
        if isOpen { intervals.append(PassingInterval(lower: lower, upper: nil)) }
        return intervals
    }

    /// How many messages that pass did not come out, and of how many.
    var loss: (lost: Int, of: Int) {
        var (lost, all) = (0, 0)
        for tally in tallies {
            // Each value that was missed had a sentinel behind it that came out.
            all += tally.missing
            guard tally.passed > 0 else { continue }
            lost += tally.missing
            all += tally.passed + tally.missing
        }
        return (lost, all)
    }

    private func verdict(_ tally: AnswerTally) -> Bool? {
        if tally.passed > 0 { return true }
        return tally.missing >= repeats ? false : nil
    }

    /// Where a value is, or would be.
    private func index(of place: OrderedDouble) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
