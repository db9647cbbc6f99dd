public import Quantities

/// One `*.test.yaml` file in the format of Azure IoT Operations' own test runner.
public struct TestFile: Hashable, Sendable {
    /// Text of the file that names another file, and where it stands.
    public struct Reference: Hashable, Sendable {
        /// The path, relative to the process.
        public let path: String
        /// Where the file names it.
        public let location: SourceLocation
    }

    /// The file itself.
    public let path: String
    /// What the test is called.
    public let name: String
    /// The definition of the graph that the test is about.
    public let graph: Reference
    /// The folder whose `.json` and `.raw` files are sent.
    public let input: Reference
    /// The file that says what must come out.
    public let expected: Reference
    /// How long the graph may take.
    public let timeout: Nanoseconds
    /// The dot paths of what is compared; empty where the expected message says that itself.
    public let selected: [String]
    /// The dot paths of what is not.
    public let ignored: [String]
}
