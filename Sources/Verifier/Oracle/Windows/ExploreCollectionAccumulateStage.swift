import Scenarios

/// `collection/accumulate` of the explore repository: the results of a window in one message.
///
/// Judged behind other accumulates, where it sees no message itself: ``WindowPlan`` takes it for what
/// it does to their results.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/collection/src/lib.rs`.
final class ExploreCollectionAccumulateStage: OracleStage {
    static let semantics = ModuleSemantics.exploreCollectionAccumulate
    static let kind = DataFlow.Kind.accumulate

    let windowRole = WindowRole.collection

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict {
        .fail(reason: "what a collection of single messages holds is not judged")
    }
}
