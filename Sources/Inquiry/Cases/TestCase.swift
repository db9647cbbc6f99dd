public import Quantities

/// One test: what is sent to the graph, and what must come out.
public struct TestCase: Hashable, Sendable {
    /// A message that is sent.
    public struct Input: Hashable, Sendable {
        /// The file that it was read from.
        public let file: String
        /// Where it goes.
        public let topic: String
        /// The file's contents.
        public let payload: [UInt8]

        /// Creates an input.
        public init(file: String, topic: String, payload: [UInt8]) {
            self.file = file
            self.topic = topic
            self.payload = payload
        }
    }

    /// What it is called.
    public let name: String
    /// The file that it was read from.
    public let file: String
    /// What is sent, in this order, all at once; at least one.
    public let inputs: [Input]
    /// What must come out.
    public let expected: ExpectedOutput
    /// How long the graph may take.
    public let timeout: Nanoseconds

    /// Creates a test.
    public init(
        name: String,
        file: String,
        inputs: [Input],
        expected: ExpectedOutput,
        timeout: Nanoseconds
    ) {
        self.name = name
        self.file = file
        self.inputs = inputs
        self.expected = expected
        self.timeout = timeout
    }
}
