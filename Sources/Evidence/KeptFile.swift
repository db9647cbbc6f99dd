/// A file that the run was made from, kept whole so that the run can be judged again without it.
public struct KeptFile: Hashable, Sendable {
    /// The path as it was given or found.
    public var path: String
    /// What the file held.
    public var text: String

    /// Creates a kept file.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
