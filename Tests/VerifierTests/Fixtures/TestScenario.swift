import Quantities
import Scenarios

/// Scenarios whose graph is one filter that passes 2000 < value < 4000.
enum TestScenario {
    static let bounds = ["temperature_lower_bound": "2000", "temperature_upper_bound": "4000"]

    static func flow(parameters: [String: String] = bounds) -> DataFlow {
        DataFlow(
            input: "raw",
            output: "processed",
            operations: [
                .init(name: "source", kind: .source),
                .init(
                    name: "filter",
                    kind: .filter,
                    semantics: .sampleTemperatureFilter,
                    parameters: parameters
                ),
                .init(name: "sink", kind: .sink),
            ],
            connections: [
                .init(from: "source", to: "filter"), .init(from: "filter", to: "sink"),
            ]
        )
    }

    static func make(
        phases: Phases = Phases(
            warmUp: .zero,
            measure: .seconds(1_000_000),
            drain: .seconds(10)
        ),
        watchesInput: Bool = false,
        thresholds: [Threshold] = []
    ) -> Scenario {
        Scenario(
            name: "test",
            seed: 1,
            target: Target(broker: "mqtts://localhost:8883"),
            flow: flow(),
            watchesInput: watchesInput,
            workloads: [],
            phases: phases,
            thresholds: thresholds
        )
    }
}
