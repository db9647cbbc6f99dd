/// The text in quotation marks, fit for one line of an error: long text is cut, controls are escaped.
func quoted(_ text: some StringProtocol) -> String {
    "\"\(shortened(text))\""
}

/// A file's path in quotation marks, whole.
///
/// What is cut off would be the file's name. The system takes no path of more than 4,096 bytes.
func quoted(path: String) -> String {
    "\"\(shortened(path, to: 4_096))\""
}

/// The text, fit for one line of an error: long text is cut, controls are escaped.
///
/// A user name and password in a URL are not shown.
func shortened(_ text: some StringProtocol, to limit: Int = 80) -> String {
    let text = withoutUserInformation(text)
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

/// The text with `…` for what stands between `://` and `@` in it, which may be a password.
func withoutUserInformation(_ text: some StringProtocol) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let at = scalars.lastIndex(of: "@"),
        let scheme = scalars.indices.first(where: { index in
            index + 2 < at && scalars[index...(index + 2)].elementsEqual("://".unicodeScalars)
        })
    else { return String(text) }
    var shown = String.UnicodeScalarView(scalars[...(scheme + 2)])
    shown.append("…")
    shown.append(contentsOf: scalars[at...])
    return String(shown)
}
