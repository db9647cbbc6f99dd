/// A place where a predicate changes: two doubles, of which one passes.
///
/// They are neighbours, or no value between them can be asked: no text makes the sample's parser
/// read it.
public struct PredicateEdge: Hashable, Sendable {
    /// The value that passes.
    public let passing: Double
    /// The next value that can be asked, which does not.
    public let withheld: Double

    /// Creates an edge.
    public init(passing: Double, withheld: Double) {
        self.passing = passing
        self.withheld = withheld
    }

    /// The bound as somebody would have written it.
    public var bound: AgreedDecimal { AgreedDecimal(withheld, or: passing) }

    /// Whether the bound itself passes.
    public var isInclusive: Bool { bound.value == passing }

    /// Whether nothing lies between the two.
    public var isAdjacent: Bool {
        OrderedDouble(passing).isNeighbour(of: OrderedDouble(withheld))
    }

    /// Whether the values above the edge are those that pass.
    public var isLower: Bool { withheld < passing }
}
