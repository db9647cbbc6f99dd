/// In which way a result differs from what its window must make.
struct WindowFault: Hashable, Sendable {
    /// What differs.
    enum Kind: String, Hashable, Sendable, CaseIterable {
        /// How many messages went in.
        case count
        case minimum
        case maximum
        /// The average, by the sum that it stands for.
        case average
        /// It is no value of the newest messages.
        case last
        case unit
        /// Whether it was too hot.
        case overtemp
        /// A field of a built-in window's rules.
        case field
        /// What it holds besides, or does not hold.
        case shape
    }

    var kind: Kind
    /// What was found and what was expected: `count 99, expected 100`.
    var words: String

    init(_ kind: Kind, _ words: String) {
        self.kind = kind
        self.words = words
    }
}
