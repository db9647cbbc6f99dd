/// One file that a reading used: where it was and what it said.
///
/// Kept with a run's history, so that the same scenario can be read again without the files.
public struct SourceText: Hashable, Sendable {
    /// The path as it was given to the process to open.
    public var path: String
    /// The whole text.
    public var text: String

    /// Creates a file's text.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
