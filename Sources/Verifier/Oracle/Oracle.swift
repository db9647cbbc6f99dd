public import Scenarios

/// Says what the graph under test must do with a message, from the graph's own definition.
///
/// It interprets the operations stage by stage and shares no code with the sandbox's graph, so a
/// run against the sandbox never compares a thing with itself. An expectation costs well under
/// 100 ns for payloads of the common shape.
public struct Oracle: Sendable {
    private let stages: [any OracleStage]
    /// The stage, where there is only one.
    private let only: (any OracleStage)?

    /// Whether any message can come out with other bytes than it went in with.
    let changesPayloads: Bool

    /// Creates the oracle of a graph whose operations form one chain from source to sink.
    ///
    /// - Parameter flow: The graph.
    /// - Throws: The first thing that keeps Crucible from judging the graph.
    public init(_ flow: DataFlow) throws(OracleError) {
        var stages: [any OracleStage] = []
        for operation in try OperationChain.operations(of: flow) {
            stages.append(try OracleStages.stage(for: operation))
        }
        self.init(stages: stages)
    }

    /// Creates an oracle of stages that stand one behind the other.
    init(stages: [any OracleStage]) {
        self.stages = stages
        only = stages.count == 1 ? stages.first : nil
        changesPayloads = stages.contains { $0.changesPayloads }
    }

    /// What must become of a message with this body.
    public func expectation(of payload: [UInt8]) -> Expectation {
        if let only { return expectation(of: only.verdict(on: payload)) }
        var changed: [UInt8]?
        for index in stages.indices {
            switch stages[index].verdict(on: changed ?? payload) {
            case .passUnchanged: continue
            case .pass(let body): changed = body
            case .drop: return .withhold
            case .trap(let reason): return .poison(reason: reason)
            }
        }
        return changed.map { .deliver($0) } ?? .deliverUnchanged
    }

    private func expectation(of verdict: StageVerdict) -> Expectation {
        switch verdict {
        case .passUnchanged: .deliverUnchanged
        case .pass(let body): .deliver(body)
        case .drop: .withhold
        case .trap(let reason): .poison(reason: reason)
        }
    }

    /// The number in a message by which the first stage that reads one decides; nil without one.
    public func value(in payload: [UInt8]) -> Double? {
        for stage in stages {
            if let value = stage.value(in: payload) { return value }
        }
        return nil
    }
}
