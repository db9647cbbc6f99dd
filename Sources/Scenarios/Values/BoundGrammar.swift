/// Reads a filter's bound as the module does.
///
/// The sample parses its bounds with Rust's `f64::from_str` and, on failure, keeps none: every
/// message then traps. Source: _The Rust Standard Library_, `impl FromStr for f64`.
enum BoundGrammar {
    /// The bound, finite.
    static func read(_ text: String) throws(ValueProblem) -> Double {
        guard isNumber(text), let value = Double(text) else {
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

    /// Digits with an optional sign, point and exponent; one digit at least.
    private static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = rest.prefix(while: isDigit).count
        rest = rest.dropFirst(whole)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(fraction)
        }
        guard whole + fraction > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
                rest.removeFirst()
            }
            guard !rest.isEmpty else { return false }
            rest = rest.drop(while: isDigit)
        }
        return rest.isEmpty
    }
}
