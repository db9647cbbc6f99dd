/// How text is written in GitHub's flavour of Markdown.
enum Markdown {
    /// Text that is shown as it is, on one line.
    ///
    /// Every character with a meaning gets a backslash; line breaks and control characters become
    /// spaces. `#`, `+`, `-` and numbers need none, because no line begins with escaped text.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$":
                escaped += "\\"
                escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Text that is shown as a sentence: with a capital letter, and a full stop unless it has an
    /// ending of its own.
    ///
    /// What begins with an expression, such as `lost == 0` or `send_lag.p99`, keeps its letters.
    static func sentence(_ text: String) -> String {
        let isEnded = text.last.map { ".?!".contains($0) } ?? true
        let words = text.split(separator: " ", maxSplits: 2)
        let isName = words.first?.contains { "._=".contains($0) } ?? false
        let isCompared = words.count > 1 && words[1].allSatisfy { "<=>!".contains($0) }
        let first = text.prefix(1)
        let begin = isName || isCompared ? String(first) : first.uppercased()
        return escaped(begin + text.dropFirst()) + (isEnded ? "" : ".")
    }

    /// Text in a code span, safe inside a table too; longer text is cut after `limit` characters.
    static func code(_ text: String, limit: Int = .max) -> String {
        guard !text.isEmpty else { return "" }
        let isLong = text.count > limit
        let visible = (isLong ? text.prefix(limit) + "…" : text[...]).unicodeScalars
            .map { scalar -> String in
                switch scalar {
                case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                    "\\u{\(String(scalar.value, radix: 16))}"
                // Tables end a cell at a bar even inside code, unless it is escaped.
                case "|": "\\|"
                default: String(scalar)
                }
            }
            .joined()
        let fence = ticks(thanIn: visible)
        let isPadded = visible.hasPrefix("`") || visible.hasSuffix("`")
        return isPadded ? "\(fence) \(visible) \(fence)" : "\(fence)\(visible)\(fence)"
    }

    /// The fence of a code block that no text inside can end.
    static func fence(around text: String) -> String {
        let fence = ticks(thanIn: text)
        return fence.count < 3 ? "```" : fence
    }

    private static func ticks(thanIn text: String) -> String {
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        return String(repeating: "`", count: longest + 1)
    }

    /// A word of a shell command, quoted where a shell would not take it as it is.
    static func shellWord(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic
                    || "0123456789-_./:=,+@%".unicodeScalars.contains(scalar)
            }
        if isPlain { return word }
        return "'"
            + word.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
