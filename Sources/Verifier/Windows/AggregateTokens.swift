/// Finds the aggregations in an accumulation rule's expression.
///
///     max($1) - min($1)   ─►   $1 - $2   of   max(input 1), min(input 1)
///
/// What remains is an expression like any other, of the aggregated values.
enum AggregateTokens {
    /// Replaces each aggregation by a variable.
    ///
    /// - Parameters:
    ///   - tokens: The words of the expression.
    ///   - places: Where the inputs `$1`, `$2`, … are kept.
    /// - Returns: The words with variables for aggregations, and what these are, in their order.
    /// - Throws: Where a variable stands outside of an aggregation, and where there is none.
    static func replacing(
        _ tokens: [ExpressionToken],
        _ places: [Int]
    ) throws(ExpressionError) -> ([ExpressionToken], [AggregateRules.Aggregate]) {
        var rest = tokens[...]
        var result: [ExpressionToken] = []
        var aggregates: [AggregateRules.Aggregate] = []
        while let token = rest.first {
            if let (function, number) = aggregation(at: rest) {
                guard number <= places.count else {
                    throw ExpressionError(
                        at: token.character,
                        "there is no input $\(number)",
                        hint: "the rule has \(places.count) inputs"
                    )
                }
                aggregates.append(.init(function: function, input: places[number - 1]))
                result.append(
                    ExpressionToken(
                        kind: .variable(aggregates.count),
                        character: token.character
                    )
                )
                rest = rest.dropFirst(4)
                continue
            }
            if case .variable(let number) = token.kind {
                throw ExpressionError(
                    at: token.character,
                    "$\(number) stands for the values of a whole window",
                    hint: "aggregate it, as in average($\(number))"
                )
            }
            result.append(token)
            rest = rest.dropFirst()
        }
        guard !aggregates.isEmpty else {
            throw ExpressionError(
                at: 1,
                "nothing in it is aggregated",
                hint: "write one of average, sum, min, max, count, first, last, as in average($1)"
            )
        }
        return (result, aggregates)
    }

    /// The aggregation that these words begin with: a name, a variable alone between parentheses.
    private static func aggregation(
        at words: ArraySlice<ExpressionToken>
    ) -> (AggregateFunction, Int)? {
        let kinds = words.prefix(4).map(\.kind)
        guard kinds.count == 4, case .name(let name) = kinds[0], kinds[1] == .open,
            case .variable(let number) = kinds[2], kinds[3] == .close,
            let function = AggregateFunction(rawValue: name)
        else { return nil }
        return (function, number)
    }
}
