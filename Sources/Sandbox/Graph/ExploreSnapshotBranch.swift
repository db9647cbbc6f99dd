import Scenarios

/// `snapshot/branch` of the explore repository: true of messages on one topic, byte by byte.
///
/// Never true where no topic is set. The payload is not looked at.
///
/// Source: explore-iot-operations, `samples/wasm/operators/snapshot`.
struct ExploreSnapshotBranch: GraphStage {
    static let semantics = ModuleSemantics.exploreSnapshotBranch
    static let kind = DataFlow.Kind.branch

    private let topic: [UInt8]?

    init(parameters: [String: String]) {
        topic = parameters["snapshot_topic"].map { Array($0.utf8) }
    }

    func process(_ message: inout GraphMessage, bounds: BoundRule) -> StageVerdict {
        .turn(topic.map { message.topic.elementsEqual($0) } ?? false)
    }
}
