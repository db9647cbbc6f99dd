import Scenarios

/// `enrichment/map` of the explore repository: marks temperatures above 100 as too hot.
///
/// Judged behind a collection, where it sees no message itself. Anything but a collection it cannot
/// process.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/enrichment/src/lib.rs`.
final class ExploreEnrichmentMapStage: OracleStage {
    static let semantics = ModuleSemantics.exploreEnrichmentMap
    static let kind = DataFlow.Kind.map

    let windowRole = WindowRole.enrichment

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict {
        .fail(reason: "only a collection can be enriched")
    }
}
