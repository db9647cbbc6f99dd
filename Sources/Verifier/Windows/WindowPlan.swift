/// How a graph aggregates: what folds messages, over which windows, and what comes out of it.
///
///     delay ─► branch ─┬─► filter ─► accumulate A ─┐
///                      └────────────► accumulate B ─┴─► concatenate ─► collection ─► sink
///
///     folds    A, B                       a message goes into one of them at most
///     outputs  { A and B, collected }     one message for each window and output
struct WindowPlan: Sendable {
    /// What makes one result of many messages.
    struct Fold: Sendable {
        /// The operation's name.
        let name: String
        /// The operation's place in the path.
        let place: OraclePath.Place
        /// What is made of them.
        let kind: Kind
    }

    /// What a fold makes of its messages.
    enum Kind: Sendable {
        case statistics(WindowRole.Measure)
        case rules(AggregateRules)
    }

    /// One message that comes out for each window.
    struct Output: Sendable {
        /// The folds whose results it holds.
        var folds: [Int]
        /// How it holds them.
        let form: Form
    }

    /// How a result holds what was folded.
    enum Form: Hashable, Sendable {
        /// One fold's, as the fold wrote it.
        case single
        /// Those of some folds in one collection.
        case collected(isEnriched: Bool)
    }

    /// Which window a message falls in.
    let rule: WindowRule
    let folds: [Fold]
    let outputs: [Output]

    /// The number of the fold at each place of the path; nil where there is none.
    let foldNumbers: [Int?]
}
