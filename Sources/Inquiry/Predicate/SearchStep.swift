/// What a search wants to be done next.
public enum SearchStep: Hashable, Sendable {
    /// Send all of these: the first that comes out becomes the value that is sent behind every
    /// question.
    case scout([Double])
    /// Send the value, and behind it `sentinel`, which is known to pass.
    case ask(Double, sentinel: Double)
    /// Nothing more.
    case conclude(SearchConclusion)
}
