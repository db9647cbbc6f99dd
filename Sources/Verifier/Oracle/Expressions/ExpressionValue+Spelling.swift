extension ExpressionValue {
    /// The value as a text: numbers in the fewest digits, without an exponent, as Rust prints them.
    ///
    /// - Throws: For values that the documentation gives no spelling.
    func spelling() throws(ExpressionFailure) -> String {
        switch self {
        case .integer(let value): return "\(value)"
        case .boolean(let value): return "\(value)"
        case .text(let text): return text
        case .float(let value):
            guard value == 0 || (1e-4..<1e15).contains(value.magnitude) else {
                throw ExpressionFailure("nothing says how \(value) is spelt")
            }
            let text = "\(value)"
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        case .tuple, .empty, .json:
            throw ExpressionFailure("nothing says how \(typeName) is spelt")
        }
    }
}
