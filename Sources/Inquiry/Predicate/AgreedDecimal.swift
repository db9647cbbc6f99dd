/// The shortest decimal at an edge: what somebody wrote who meant to put the edge there.
///
/// Of two neighbouring doubles one passes and the other does not, so the bound lies at one of the
/// two, and either would be the same predicate. People write short numbers: 2000 is meant where
/// 2000 is withheld and 2000.0000000000002 passes.
public struct AgreedDecimal: Hashable, Sendable {
    /// The number as text, such as `2000`.
    public let text: String
    /// The double that the text is read as: one of the two.
    public let value: Double

    /// Finds the shortest decimal that is read as either of two values; of two equally short ones
    /// that of `first`.
    ///
    /// - Parameters:
    ///   - first: One of two neighbouring finite doubles.
    ///   - second: The other one.
    public init(_ first: Double, or second: Double) {
        let texts = [first, second].map { ValueSpelling.shortestText(of: $0) }
        let counts = texts.map { text in
            DecimalDigits(text.hasPrefix("-") ? String(text.dropFirst()) : text)?.digitCount ?? 20
        }
        let lengths = texts.map(\.utf8.count)
        let isFirst = (counts[0], lengths[0]) <= (counts[1], lengths[1])
        text = isFirst ? texts[0] : texts[1]
        value = isFirst ? first : second
    }
}
