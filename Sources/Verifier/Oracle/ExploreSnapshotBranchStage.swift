import Scenarios

/// `snapshot/branch` of the explore repository.
///
/// True where the message's topic is the parameter `snapshot_topic`, byte for byte; false for every
/// message where none is set.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/snapshot/src/lib.rs`.
final class ExploreSnapshotBranchStage: OracleStage {
    static let semantics = ModuleSemantics.exploreSnapshotBranch
    static let kind = DataFlow.Kind.branch

    private let topic: String?

    var readsEnvelopes: Bool { true }

    init(parameters: [String: String]) {
        topic = parameters["snapshot_topic"]
    }

    func verdict(on message: OracleMessage) -> StageVerdict {
        guard let topic else { return .route(false) }
        // Not `==` on strings: that takes different bytes for the same text.
        return .route(message.envelope.topic.utf8.elementsEqual(topic.utf8))
    }
}
