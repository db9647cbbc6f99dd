/// The text in quotation marks, fit for one line of an error: long text is cut, controls are escaped.
func quoted(_ text: some StringProtocol) -> String {
    "\"\(shortened(text))\""
}

/// The text, fit for one line of an error: long text is cut, controls are escaped.
func shortened(_ text: some StringProtocol) -> String {
    let limit = 80
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
        guard index < limit else { return result + "…" }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            result += "\\u{\(String(scalar.value, radix: 16))}"
        default:
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// The words as a list in a sentence: `a, b and c`.
func enumerated(_ words: [String], last: String = "and") -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) \(last) \(final)"
}
