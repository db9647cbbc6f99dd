import Quantities
import Scenarios
import Simulation
import Verifier

/// Scenarios to simulate: the sample's filter between 2000 and 4000.
enum Samples {
    /// The run of a scenario in which the graph has the sample's filter.
    static func simulation(
        _ scenario: Scenario,
        filter: SimulatedFilter = SimulatedFilter(lower: 2_000, upper: 4_000),
        fates: any Fates = NothingBefalls(),
        window: Int = Simulation.usualWindow
    ) throws(OracleError) -> Simulation {
        try Simulation(scenario, filter: filter, fates: fates, window: window)
    }

    static func scenario(
        publishers: Int = 20,
        perSecond: UInt64 = 2_000,
        load: Nanoseconds = .seconds(5),
        drain: Nanoseconds = .seconds(2),
        maximumLag: Nanoseconds = .seconds(10),
        thresholds: [Threshold] = []
    ) -> Scenario {
        guard let rate = MessagesPerSecond(messages: perSecond) else {
            preconditionFailure("\(perSecond)/s is no rate")
        }
        return Scenario(
            name: "simulated",
            seed: 2_026,
            target: Target(broker: "mqtt://127.0.0.1:1883"),
            flow: flow,
            workloads: [
                Workload(
                    name: "sensors",
                    publishers: publishers,
                    quality: 1,
                    arrivals: .constant(rate),
                    payload: .temperature(
                        TemperaturePayload(
                            minimum: 0,
                            maximum: 6_000,
                            boundaryShareMillionths: 10_000,
                            bounds: [2_000, 4_000]
                        )
                    ),
                    maximumLag: maximumLag
                )
            ],
            phases: Phases(warmUp: .seconds(1), measure: load - .seconds(1), drain: drain),
            thresholds: thresholds
        )
    }

    private static let flow = DataFlow(input: "raw", output: "processed")
}
