extension LocatedNode.Scalar {
    /// What YAML takes a scalar for.
    enum Kind: Hashable, Sendable {
        case null
        case boolean
        case number
        case text
    }

    /// Whether this is a number, or a flag's or variable's text that can be read as one.
    var looksLikeNumber: Bool {
        kind == .number || (style == .given && NumberSyntax.isNumber(text))
    }

    /// What this scalar is, by its style and its letters (YAML 1.2, section 10.3.2).
    ///
    /// The words of YAML 1.1 (`yes`, `on`) are text.
    var kind: Kind {
        guard style == .plain else { return .text }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE", "false", "False", "FALSE": return .boolean
        default: return NumberSyntax.isNumber(text) ? .number : .text
        }
    }
}
