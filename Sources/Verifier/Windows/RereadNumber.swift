/// What becomes of a number that the sample's modules hand on as text.
///
/// Each reads it with a parser that does not always find the nearest double, and writes what it read.
/// A number of up to 15 digits stays what it is; a longer one may move by a unit in the last place
/// each time, and how often an accumulate is called is not known.
enum RereadNumber {
    /// How often a number is followed before it is taken for another.
    private static let limit = 64

    /// Whether `observed` can have become of `written`.
    static func canBecome(_ observed: Double, from written: Double) -> Bool {
        var number = written
        for _ in 0..<limit {
            if number == observed { return true }
            var reader = SerdeReader(Array(RustFloatText.text(of: number).utf8))
            guard let next = try? reader.number().double, next != number else { return false }
            number = next
        }
        return false
    }
}
