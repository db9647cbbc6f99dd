import Evidence
import Quantities
import Scenarios

/// The quickstart's scenario with other numbers: the sample's filter between 2,000 and 4,000.
enum BenchmarkScenario {
    /// The topic that publishers send to.
    static let input = "sensor/temperature/raw"

    /// The topic that results come out on.
    static let output = "sensor/temperature/processed"

    /// The run that all messages belong to.
    static let run = RunIdentifier(start: .init(milliseconds: 0), random: 1)

    /// Creates a scenario whose workload has exactly this many messages.
    ///
    /// - Parameters:
    ///   - publishers: How many publishers there are.
    ///   - quality: The quality of service.
    ///   - messages: How many messages they have together.
    ///   - spacing: How long after one message the next is intended; at least 1 ns.
    ///   - isPassing: Whether the filter passes every message; some otherwise.
    /// - Returns: The scenario.
    /// - Throws: ``BenchmarkError`` for a spacing that is no rate.
    static func make(
        publishers: Int,
        quality: UInt8,
        messages: Int,
        spacing: Nanoseconds,
        isPassing: Bool = false
    ) throws(BenchmarkError) -> Scenario {
        guard let rate = MessagesPerSecond(messages: 1, in: spacing) else {
            throw BenchmarkError("messages cannot be \(spacing.count) ns apart")
        }
        let payload = TemperaturePayload(
            minimum: isPassing ? 2_001 : 0,
            maximum: isPassing ? 3_999 : 6_000,
            boundaryShareMillionths: isPassing ? 0 : 10_000,
            bounds: isPassing ? [] : [2_000, 4_000]
        )
        return Scenario(
            name: "benchmark",
            seed: 2_026,
            target: Target(broker: "mqtts://localhost:8883"),
            flow: flow,
            workloads: [
                Workload(
                    name: "sensors",
                    publishers: publishers,
                    quality: quality,
                    arrivals: .constant(rate),
                    payload: .temperature(payload),
                    // No message may be given up because the machine is busy with other work.
                    maximumLag: .seconds(600)
                )
            ],
            phases: Phases(
                warmUp: .zero,
                measure: Nanoseconds(spacing.count * Int64(messages)),
                drain: .seconds(10)
            ),
            thresholds: []
        )
    }

    private static var flow: DataFlow { DataFlow(input: input, output: output) }
}
