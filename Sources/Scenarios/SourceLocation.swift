/// A place in a file, counted from 1 as editors count.
///
/// A value that came from a flag or the environment has no line: its `file` is what was given, such
/// as `--set phases.measure=5s`, and line and column are 0.
public struct SourceLocation: Hashable, Sendable {
    /// The file as the user named it.
    public var file: String
    /// The line, from 1; 0 for what is not in a file.
    public var line: Int
    /// The column, from 1; 0 for what is not in a file.
    public var column: Int

    /// Creates a location.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Creates the place of a value that is not in a file.
    ///
    /// - Parameter origin: What was given, such as `--set phases.measure=5s`.
    public init(override origin: String) {
        self.init(file: origin, line: 0, column: 0)
    }

    /// Whether the place is in a file, rather than in a flag or the environment.
    public var isInFile: Bool { line > 0 }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`, or only the origin for what is not in a file.
    public var description: String { isInFile ? "\(file):\(line):\(column)" : file }
}
