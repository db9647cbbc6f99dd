public import Scenarios

/// One operation of the reference graph: a module's behaviour, written from its source.
///
/// A stage is a pure function of the payload. It shares nothing with the verifier's idea of the
/// same module: two readings of one source are what makes a run on the sandbox worth something.
public protocol GraphStage: Sendable {
    /// The semantics it implements.
    static var semantics: ModuleSemantics { get }

    /// Starts the module with its configuration; a module that cannot use it traps later.
    init(parameters: [String: String])

    /// Judges one message.
    func verdict(on payload: ArraySlice<UInt8>, bounds: BoundRule) -> StageVerdict
}
