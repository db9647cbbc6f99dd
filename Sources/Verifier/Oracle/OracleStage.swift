import Scenarios

/// What one operation of a graph must do with a message.
///
/// To add one: a file `XStage.swift` and a line in ``OracleStages/all``; the sandbox implements the
/// same operation again, without looking.
protocol OracleStage: AnyObject, Sendable {
    /// The semantics that it implements.
    static var semantics: ModuleSemantics { get }

    /// The kind of operation that a module with these semantics is.
    static var kind: DataFlow.Kind { get }

    /// Whether a message can leave with other bytes than it came with.
    var changesPayloads: Bool { get }

    /// Whether it looks at more of a message than its body.
    var readsEnvelopes: Bool { get }

    /// What it has to do with windows.
    var windowRole: WindowRole { get }

    /// The names of the user properties that it can write.
    var writtenProperties: Set<String> { get }

    /// How it limits the rate of messages; nil where it does not.
    var throttleRules: [ThrottleRule]? { get }

    /// Creates the stage as the runtime would configure the module.
    ///
    /// - Parameter parameters: The module's configuration.
    /// - Throws: What in it keeps Crucible from judging the operation.
    init(parameters: [String: String]) throws(StageProblem)

    /// What the module does with a message.
    func verdict(on message: OracleMessage) -> StageVerdict

    /// The number by which it decides; nil where the message has none.
    func value(in message: OracleMessage) -> Double?
}

extension OracleStage {
    var changesPayloads: Bool { false }
    var readsEnvelopes: Bool { false }
    var windowRole: WindowRole { .none }
    var throttleRules: [ThrottleRule]? { nil }
    var writtenProperties: Set<String> { [] }
    func value(in message: OracleMessage) -> Double? { nil }
}
