import Scenarios

/// `window/delay` of the explore repository: a message waits for the next multiple of ten seconds of
/// its own time.
///
/// Source: explore-iot-operations, `samples/wasm/operators/window`.
enum ExploreWindowDelay {
    static let semantics = ModuleSemantics.exploreWindowDelay
    /// In milliseconds.
    static let length: Int64 = 10_000
}
