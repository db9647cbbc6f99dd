/// What counts as the text of a number.
enum NumberSyntax {
    /// Whether `text` is digits with an optional sign, point and exponent; one digit at least.
    ///
    /// The numbers of YAML 1.2 (section 10.3.2) and the finite ones of Rust's `f64::from_str` are
    /// the same; size does not matter here.
    static func isNumber(_ text: some StringProtocol) -> Bool {
        var rest = Array(text.utf8)[...]
        dropSign(&rest)
        let whole = dropDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = dropDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            dropSign(&rest)
            guard dropDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func dropSign(_ rest: inout ArraySlice<UInt8>) {
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }

    private static func dropDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
        let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        rest = rest.dropFirst(count)
        return count
    }
}
