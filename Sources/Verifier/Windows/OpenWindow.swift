import Evidence
import Quantities

/// One window of which it is not decided yet what becomes of it.
struct OpenWindow: Sendable {
    /// The latest result of one output.
    struct Latest: Sendable {
        var result: WindowResult
        var body: [UInt8]
        var received: Nanoseconds
    }

    /// What must come out of each fold.
    var folds: [WindowFold]
    /// The latest result of each output; nil where there was none.
    var latest: [Latest?]
    /// How many results came for each output.
    var results: [UInt64]
    /// Whether a message went in that the graph cannot process.
    var isSpoiled = false
    /// Whether results may have come out while nobody watched.
    var isUnwatched = false

    init(_ plan: WindowPlan) {
        folds = plan.folds.map { WindowFold($0.kind) }
        latest = plan.outputs.map { _ in nil }
        results = plan.outputs.map { _ in 0 }
    }
}
