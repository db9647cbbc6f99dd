/// What the measuring programs printed, by series, in the order of the rounds.
struct Samples: Hashable, Sendable {
    private var values: [String: [Double]] = [:]

    /// Reads lines of a series' name, a blank and a value.
    ///
    /// - Parameter text: The lines.
    /// - Throws: ``BenchmarkError`` for the first line that is none.
    init(_ text: String) throws(BenchmarkError) {
        for (index, line) in text.split(separator: "\n").enumerated() {
            let words = line.split(separator: " ")
            guard words.count == 2, let value = Double(words[1]), value.isFinite, value >= 0 else {
                throw BenchmarkError(
                    "line \(index + 1) is \"\(line)\", not a series' name and its value"
                )
            }
            values[String(words[0]), default: []].append(value)
        }
    }

    /// How many rounds were made: the length of the longest series.
    var rounds: Int { values.values.map(\.count).max() ?? 0 }

    /// The middle value of a series; nil when there is none.
    func median(of series: String) -> Double? {
        values[series].flatMap(Self.median(of:))
    }

    /// The middle one of the rounds' ratios, each made of two values of one round.
    ///
    /// - Parameters:
    ///   - series: What is divided.
    ///   - reference: What it is divided by.
    /// - Returns: The ratio; nil when a round lacks one of the two, or the reference is zero.
    func medianRatio(of series: String, to reference: String) -> Double? {
        guard let above = values[series], let below = values[reference],
            above.count == below.count, below.allSatisfy({ $0 > 0 })
        else { return nil }
        return Self.median(of: zip(above, below).map { $0 / $1 })
    }

    private static func median(of values: [Double]) -> Double? {
        let sorted = values.sorted()
        guard let last = sorted.indices.last else { return nil }
        return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
    }
}
