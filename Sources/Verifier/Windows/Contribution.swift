/// What a message puts into which result of its window.
public struct Contribution: Hashable, Sendable {
    /// Which of the graph's folds it goes into.
    let fold: Int
    /// What it puts in.
    let datum: Datum
}
