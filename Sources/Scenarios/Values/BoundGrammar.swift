/// Reads a filter's bound as the module does: with Rust's `f64::from_str`.
///
/// On failure the sample keeps no bound and every message then traps; the others use a default.
///
/// Source: _The Rust Standard Library_, `impl FromStr for f64`.
enum BoundGrammar {
    /// The bound, finite.
    ///
    /// - Parameters:
    ///   - text: The bound's text.
    ///   - consequence: What the module does with what is no number, in words.
    /// - Returns: The number.
    /// - Throws: Why it is no bound.
    static func read(
        _ text: String,
        consequence: String = "the module would keep no bound, and every message would trap"
    ) throws(ValueProblem) -> Double {
        guard NumberSyntax.isNumber(text), let value = Double(text) else {
            throw ValueProblem(
                .malformedValue,
                "bound \(quoted(text)) is not a number: \(consequence)",
                hint: "write a decimal number without spaces, such as \"2000\""
            )
        }
        guard value.isFinite else {
            throw ValueProblem(
                .outOfRange,
                "bound \(quoted(text)) is too large for a number of 64 bits",
                hint: "write a finite number, such as \"2000\""
            )
        }
        return value
    }
}
