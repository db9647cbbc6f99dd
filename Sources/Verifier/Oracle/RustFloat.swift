/// Numbers in text as Rust's `str::parse::<f64>` reads them: correctly rounded.
///
///     number = [+-] ( inf | infinity | nan | digits [. [digits]] [exponent] | . digits [exponent] )
///
/// Words in any case; no white space, no hexadecimal, no separators.
/// Source: doc.rust-lang.org, `impl FromStr for f64`, grammar.
enum RustFloat {
    /// The number that `text` spells; nil where Rust reports an error.
    static func value(of text: String) -> Double? {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        switch rest.lowercased() {
        case "inf", "infinity": return isNegative ? -.infinity : .infinity
        case "nan": return .nan
        default: break
        }
        guard isDecimal(Array(rest.utf8)), let magnitude = Double(String(rest)) else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    private static func isDecimal(_ text: [UInt8]) -> Bool {
        var rest = text[...]
        let whole = takeDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            fraction = takeDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
                rest = rest.dropFirst()
            }
            guard takeDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        return digits.count
    }
}
