/// Neighbouring values that all pass, as far as they were asked.
public struct PassingInterval: Hashable, Sendable {
    /// Where it begins; nil where even the least value that was asked passes.
    public let lower: PredicateEdge?
    /// Where it ends; nil where even the greatest value that was asked passes.
    public let upper: PredicateEdge?

    /// Creates an interval.
    public init(lower: PredicateEdge?, upper: PredicateEdge?) {
        self.lower = lower
        self.upper = upper
    }

    /// The interval as a formula, such as `2000 < v <= 4000`.
    public var formula: String {
        let left = lower.map { "\($0.bound.text) \($0.isInclusive ? "<=" : "<") " }
        let right = upper.map { " \($0.isInclusive ? "<=" : "<") \($0.bound.text)" }
        switch (left, right) {
        case (nil, nil): return "every v"
        case (let left?, nil): return left + "v"
        case (nil, let right?): return "v" + right
        case (let left?, let right?): return left + "v" + right
        }
    }

    /// Whether the bounds themselves pass, in words.
    public var inclusiveness: String {
        func word(_ edge: PredicateEdge) -> String { edge.isInclusive ? "inclusive" : "exclusive" }
        switch (lower, upper) {
        case (nil, nil): return ""
        case (let edge?, nil), (nil, let edge?): return word(edge)
        case (let lower?, let upper?):
            return lower.isInclusive == upper.isInclusive
                ? "both \(word(lower))" : "\(word(lower)) below and \(word(upper)) above"
        }
    }
}
