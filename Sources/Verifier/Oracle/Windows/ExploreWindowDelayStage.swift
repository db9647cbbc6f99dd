import Scenarios

/// `window/delay` of the explore repository: a message waits for the next multiple of 10 s of its
/// own time; one whose time is such a multiple does not wait.
///
/// It changes when a message goes on, not the message.
/// Source: Azure-Samples/explore-iot-operations, `samples/wasm/operators/window/src/lib.rs`.
final class ExploreWindowDelayStage: OracleStage {
    static let semantics = ModuleSemantics.exploreWindowDelay
    static let kind = DataFlow.Kind.delay

    let windowRole = WindowRole.delay(WindowRule(length: 10_000))

    /// A delay is a new time.
    var writtenProperties: Set<String> { ["__ts"] }

    init(parameters: [String: String]) {}

    func verdict(on message: OracleMessage) -> StageVerdict { .passUnchanged }
}
