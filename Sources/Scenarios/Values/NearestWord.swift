/// Finds the word that was most likely meant.
enum NearestWord {
    /// The candidate nearest to `word`, or nil when none is near.
    ///
    /// Letters of another case and `_` for camel case count as the same; otherwise one letter, or a
    /// third of them, may be missing, added, changed or swapped. The first of equals wins.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty else { return nil }
        if let same = candidates.first(where: { folded($0) == wanted }) { return same }
        var best: (word: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(wanted, folded(candidate))
            let longest = max(wanted.count, candidate.count)
            let limit = longest < 3 ? 0 : max(1, min(wanted.count, candidate.count) / 3)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// How many letters must be added, removed, changed or swapped with their neighbour.
    ///
    /// The restricted Damerau–Levenshtein distance (optimal string alignment), in time
    /// proportional to the product of the lengths.
    static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let change = left[row] == right[column] ? 0 : 1
                var cost = min(
                    last[column + 1] + 1,
                    current[column] + 1,
                    last[column] + change
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }

    /// The word in lower case without separators, cut at 64 characters to bound the work.
    private static func folded(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" }.prefix(64).map(\.self)
    }
}
