import FoundationEssentials

/// One line of what a run and the process of its sandbox tell each other: JSON, so that any text
/// fits on it.
enum SandboxLine {
    /// What a run asks for to hear what the graph did.
    static let summaryRequest = "summary"

    /// A value as one line.
    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? encoder.encode(value)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The text that a line holds; nil where it holds none.
    static func string(of line: String) -> String? {
        try? JSONDecoder().decode(String.self, from: Data(line.utf8))
    }
}
