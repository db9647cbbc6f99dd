import Scenarios

/// The stages the reference graph knows.
public enum GraphStages {
    /// One for each module semantics.
    public static let all: [any GraphStage.Type] = [
        SampleTemperatureFilter.self
    ]

    /// The stage with `semantics`; nil where there is none.
    static func named(_ semantics: ModuleSemantics) -> (any GraphStage.Type)? {
        all.first { $0.semantics == semantics }
    }
}
