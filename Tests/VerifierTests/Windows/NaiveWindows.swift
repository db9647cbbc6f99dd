import Evidence
import Quantities

@testable import Verifier

/// The account of windows as anyone would write it: everything is kept, and whatever can be is tried.
struct NaiveWindows {
    /// A message of the run.
    struct Message {
        var at: Int64
        var value: Double
        /// How often it may be in its window's result.
        var times: ClosedRange<Int>
    }

    /// A result that came out.
    struct Result {
        var end: Int64
        var observed: ObservedStatistics
    }

    /// The end of the window in which the run began.
    var firstEnd: Int64
    var messages: [Message] = []
    var results: [Result] = []

    private func end(of instant: Int64) -> Int64 { (instant + 9_999) / 10_000 * 10_000 }

    /// What the windows come to.
    func counts() -> WindowCounts {
        var counts = WindowCounts()
        counts.results = UInt64(results.count)
        let newest = messages.map { end(of: $0.at) }.max() ?? .min
        let ends = Set(messages.map { end(of: $0.at) } + results.map(\.end)).sorted()
        for end in ends {
            let inside = messages.filter { self.end(of: $0.at) == end && $0.times.upperBound > 0 }
            let found = results.filter { $0.end == end }
            if end <= firstEnd {
                counts.early += UInt64(found.count)
                if !inside.isEmpty { counts.undecided += 1 }
                continue
            }
            counts.updates += UInt64(max(0, found.count - 1))
            let isNeeded = inside.contains { $0.times.lowerBound > 0 }
            guard let last = found.last else {
                guard isNeeded else { continue }
                if end == newest { counts.undecided += 1 } else { counts.missing += 1 }
                continue
            }
            if inside.isEmpty {
                counts.invented += 1
            } else if isRight(last.observed, inside) {
                let isExact = inside.allSatisfy { $0.times == 1...1 }
                if isExact { counts.exact += 1 } else { counts.withinSlack += 1 }
            } else {
                counts.wrong += 1
            }
        }
        return counts
    }

    /// Whether each number of a result is one that some choice of the messages makes.
    private func isRight(_ observed: ObservedStatistics, _ inside: [Message]) -> Bool {
        let certain = inside.flatMap { Array(repeating: $0, count: $0.times.lowerBound) }
        let open = inside.flatMap {
            Array(repeating: $0, count: $0.times.upperBound - $0.times.lowerBound)
        }
        var choices: [[Message]] = []
        for choice in 0..<(1 << open.count) {
            let chosen = open.indices.filter { choice >> $0 & 1 == 1 }.map { open[$0] }
            if certain.count + chosen.count == observed.count { choices.append(certain + chosen) }
        }
        guard !choices.isEmpty else { return false }
        let sums = choices.map { $0.reduce(0) { $0 + $1.value } }
        let sum = observed.average * Double(observed.count)
        let newest = certain.map(\.at).max()
        return choices.contains { $0.map(\.value).min() == observed.minimum }
            && choices.contains { $0.map(\.value).max() == observed.maximum }
            && sum >= (sums.min() ?? 0) - 1e-6 && sum <= (sums.max() ?? 0) + 1e-6
            && (certain + open).contains {
                $0.value == observed.last && (newest.map { $0 - 1_000 } ?? .min) < $0.at
            }
    }
}
