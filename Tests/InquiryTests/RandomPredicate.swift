import Quantities

@testable import Inquiry

/// A predicate with known edges, drawn from a seed: what a search must find.
struct RandomPredicate {
    /// The least and the greatest value that pass; nil where there is no edge on that side.
    let least: Double?
    let greatest: Double?
    /// A value that passes.
    let inside: Double

    /// Draws one of all sorts: of both edges or one or none, inclusive and exclusive, at short and
    /// long decimals, negative and huge, a single value wide.
    init(_ dice: inout Dice) {
        let kinds = dice.below(8)
        func bound(_ dice: inout Dice) -> Double {
            switch kinds {
            case 0: return Double(dice.below(6_000))
            case 1: return -Double(dice.below(6_000_000)) / 1_000
            case 2: return (dice.roll().uniformFraction - 0.5) * 1e4
            case 3: return (dice.roll().uniformFraction - 0.5) * 1e14
            case 4: return (dice.roll().uniformFraction - 0.5) * 1e-9
            default: return Double(Int64(dice.below(2_000)) - 1_000) / 4
            }
        }
        let ends = [bound(&dice), bound(&dice)].sorted()
        var (low, high) = (ends[0], ends[1])
        // An exclusive bound passes from its neighbour on.
        if dice.hits(0.5) { low = low.nextUp }
        if dice.hits(0.5) { high = high.nextDown }
        if kinds == 6 { high = low }
        if kinds == 7 { high = low.nextUp }
        if low > high { high = low }
        // Something must pass that can be asked at all.
        inside = Self.askable(dice.hits(0.5) ? low : high) { $0.nextUp }
        if inside > high { high = inside }
        let sides = dice.below(10)
        least = sides == 0 || sides == 1 ? nil : low
        greatest = sides == 0 || sides == 2 ? nil : high
    }

    /// Whether a value passes.
    func passes(_ value: Double) -> Bool {
        (least.map { value >= $0 } ?? true) && (greatest.map { value <= $0 } ?? true)
    }

    /// What a search must find: on either side of an edge the nearest value that can be asked.
    var interval: PassingInterval {
        PassingInterval(
            lower: least.map { least in
                PredicateEdge(
                    passing: Self.askable(least) { $0.nextUp },
                    withheld: Self.askable(least.nextDown) { $0.nextDown }
                )
            },
            upper: greatest.map { greatest in
                PredicateEdge(
                    passing: Self.askable(greatest) { $0.nextDown },
                    withheld: Self.askable(greatest.nextUp) { $0.nextUp }
                )
            }
        )
    }

    /// Looked for one by one.
    private static func askable(_ value: Double, next: (Double) -> Double) -> Double {
        var value = value
        while ValueSpelling.agreedText(of: value) == nil { value = next(value) }
        return value
    }

    /// A plan that knows one value that passes, and nothing else.
    var plan: SearchPlan {
        SearchPlan(usual: 0...6_000, bounds: [inside], within: -1e15...1e15, repeats: 3)
    }
}
