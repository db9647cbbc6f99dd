/// Which values a search begins with, and how sure it must be.
public struct SearchPlan: Hashable, Sendable {
    /// The values that are asked before anything is halved, in order; at least one.
    ///
    /// Where no text of a value is read alike by all parsers, its nearest neighbour stands for it.
    public let values: [Double]
    /// How often a value must be missing before it counts as withheld; at least 1.
    public let repeats: Int
    /// How many questions may be asked at most.
    public let limit: Int

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - values: Finite values in any order, equal ones once or more often; at least one.
    ///   - repeats: How often a value must be missing before it counts as withheld; at least 1.
    ///   - limit: How many questions may be asked at most.
    public init(values: [Double], repeats: Int = 3, limit: Int = 20_000) {
        precondition(!values.isEmpty, "there is something to ask")
        precondition(repeats > 0, "a value is asked at least once")
        let ends = (
            OrderedDouble(-.greatestFiniteMagnitude), OrderedDouble(.greatestFiniteMagnitude)
        )
        let places = values.map { value in
            let place = OrderedDouble(value)
            return ValueSpelling.askable(near: place, above: ends.0, below: ends.1) ?? place
        }
        self.values = Set(places).sorted().map(\.value)
        self.repeats = repeats
        self.limit = limit
    }

    /// Creates a plan for what a scenario leads one to expect: values all over its range, on both
    /// sides of each bound and between them, and at powers of ten.
    ///
    /// - Parameters:
    ///   - usual: The range of values that the scenario sends.
    ///   - bounds: Where the scenario says that the graph has edges; the search relies on none.
    ///   - range: Within which edges are looked for.
    ///   - repeats: How often a value must be missing before it counts as withheld.
    public init(
        usual: ClosedRange<Double>,
        bounds: [Double],
        within range: ClosedRange<Double>,
        repeats: Int
    ) {
        var values = [range.lowerBound, range.upperBound, 0]
        let width = usual.upperBound - usual.lowerBound
        for step in 0...Self.steps {
            values.append(usual.lowerBound + width * (Double(step) / Double(Self.steps)))
        }
        let edges = ([range.lowerBound] + bounds + [range.upperBound]).sorted()
        for (low, high) in zip(edges, edges.dropFirst()) { values.append(low / 2 + high / 2) }
        for bound in bounds { values += [bound - 1, bound, bound + 1] }
        for power in Self.powers { values += [power, -power] }
        self.init(
            values: values.filter { $0.isFinite && range.contains($0) },
            repeats: repeats
        )
    }

    private static let steps = 32
    private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e6, 1e9, 1e12]
}
