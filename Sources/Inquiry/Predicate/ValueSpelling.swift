/// Decimal texts of doubles that parsers of two kinds read as the same double.
///
/// Most parsers round correctly. The sample's modules (`serde_json` without `float_roundtrip`) gather
/// the digits in 64 bits and then multiply or divide once, which is one unit in the last place off
/// for every twelfth shortest text. A question that means one value and is read as another would
/// find an edge where none is, so the text is chosen for which both agree.
public enum ValueSpelling {
    /// A text of `value`: where there is one, one that both kinds of parser read as `value`.
    ///
    /// - Parameter value: A finite value; −0.0 is spelt as 0.
    /// - Returns: The text, a JSON number; without a point where it is a whole number below 2^53.
    public static func text(of value: Double) -> String {
        agreedText(of: value)
            ?? (value < 0 ? "-" : "") + shortestText(of: value.magnitude)
    }

    /// The shortest text that both kinds of parser read as `value`; nil for the few values that no
    /// text makes the sample's parser read, because its one step rounds past them.
    static func agreedText(of value: Double) -> String? {
        precondition(value.isFinite, "JSON has no text for what is not finite")
        let shortest = shortestText(of: value.magnitude)
        guard let digits = DecimalDigits(shortest) else { return nil }
        let text =
            digits.readInOneStep == value.magnitude
            ? shortest : agreedText(of: value.magnitude, near: digits)
        return text.map { (value < 0 ? "-" : "") + $0 }
    }

    /// The shortest text that a correct parser reads as `value`; whole numbers without a point.
    static func shortestText(of value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The value that both kinds of parser can be made to read and that is nearest to `place`,
    /// strictly between two others; nil where there is none near.
    static func askable(
        near place: OrderedDouble,
        above low: OrderedDouble,
        below high: OrderedDouble
    ) -> OrderedDouble? {
        for distance in 0...64 as ClosedRange<Int64> {
            for step in distance == 0 ? [0] : [distance, -distance] {
                let (moved, overflow) = place.place.addingReportingOverflow(step)
                guard !overflow, low.place < moved, moved < high.place else { continue }
                let candidate = OrderedDouble(place: moved)
                if agreedText(of: candidate.value) != nil { return candidate }
            }
        }
        return nil
    }

    /// Looks at the texts of 17 to 19 digits from the middle outwards.
    private static func agreedText(of value: Double, near shortest: DecimalDigits) -> String? {
        for count in 17...19 {
            guard let centre = shortest.padded(to: count) else { continue }
            var reach: UInt64 = 1
            for _ in 17..<count { reach *= 10 }
            for step in 0...(16 * reach) {
                for candidate in [centre.moved(by: Int64(step)), centre.moved(by: -Int64(step))] {
                    guard let candidate, candidate.readInOneStep == value else { continue }
                    let text = candidate.text
                    if Double(text) == value { return text }
                }
            }
        }
        return nil
    }
}
