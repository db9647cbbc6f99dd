import Scenarios

/// An operation that does with a message what those before it left behind.
protocol StatefulStage: Sendable {
    /// The semantics it implements.
    static var semantics: ModuleSemantics { get }
    /// The type of operation that has them.
    static var kind: DataFlow.Kind { get }

    /// Starts the module with its configuration.
    init(parameters: [String: String]) throws(ConfigurationError)

    /// Judges one message, and changes it and the state where the module does.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - state: What is kept from message to message.
    /// - Returns: What becomes of it.
    func process(_ message: inout GraphMessage, _ state: inout GraphMemory) -> StageVerdict
}
