/// Reads a filter's bound as the module does.
///
/// The sample parses its bounds with Rust's `f64::from_str` and, on failure, keeps none: every
/// message then traps.
///
/// Source: _The Rust Standard Library_, `impl FromStr for f64`.
enum BoundGrammar {
    /// The bound, finite.
    static func read(_ text: String) throws(ValueProblem) -> Double {
        guard NumberSyntax.isNumber(text), let value = Double(text) else {
            throw ValueProblem(
                .malformedValue,
                "bound \(quoted(text)) is not a number: the module would keep no bound, and every"
                    + " message would trap",
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
