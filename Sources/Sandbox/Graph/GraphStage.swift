import Scenarios

/// One operation of the reference graph: a module's behaviour, written from its source.
///
/// A stage is a pure function of the message. It shares nothing with the verifier's idea of the
/// same module: two readings of one source are what makes a run on the sandbox worth something.
protocol GraphStage: Sendable {
    /// The semantics it implements.
    static var semantics: ModuleSemantics { get }
    /// The type of operation that has them: a filter, a map or a branch.
    static var kind: DataFlow.Kind { get }

    /// Starts the module with its configuration; a sample's module that cannot use it traps later.
    init(parameters: [String: String]) throws(ConfigurationError)

    /// Judges one message, and changes it where the module does.
    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict
}
