import Testing

@testable import Scenarios

/// One change to one of the fixture's files, and every error it must give, word for word.
struct Mistake: Sendable, CustomTestStringConvertible {
    enum File: Int, Sendable {
        case scenario
        case resource
        case definition
    }

    let file: File
    let old: String
    let new: String
    /// The errors as printed, one after the other.
    let expected: String

    init(in file: File, _ old: String, becomes new: String, gives expected: String) {
        self.file = file
        self.old = old
        self.new = new
        self.expected = expected
    }

    var testDescription: String { "\(file): \(old) becomes \(new)" }

    /// What reading the changed files gives.
    var found: String {
        var texts = Fixture.texts
        guard let range = texts[file.rawValue].firstRange(of: old) else {
            return "the fixture has no \(old) any more: change this row"
        }
        texts[file.rawValue].replaceSubrange(range, with: new)
        return errors { try Fixture.read(texts) }.map(\.description).joined(separator: "\n")
    }
}
