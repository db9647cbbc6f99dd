import Quantities
import Scenarios

/// Scenarios for tests: a rate that cannot be made is a mistake in the test itself.
enum Samples {
    static func rate(_ messages: UInt64, in period: Nanoseconds = .seconds(1)) -> MessagesPerSecond
    {
        guard let rate = MessagesPerSecond(messages: messages, in: period) else {
            preconditionFailure("\(messages) in \(period) is no rate")
        }
        return rate
    }

    static func workload(
        _ name: String = "sensors",
        publishers: Int = 1,
        quality: UInt8 = 1,
        perSecond: UInt64 = 10,
        payload: TemperaturePayload = TemperaturePayload(minimum: 0, maximum: 6_000),
        topic: String? = nil,
        properties: [Workload.Property] = [],
        maximumLag: Nanoseconds = .seconds(10)
    ) -> Workload {
        Workload(
            name: name,
            publishers: publishers,
            quality: quality,
            arrivals: .constant(rate(perSecond)),
            payload: .temperature(payload),
            topic: topic,
            properties: properties,
            maximumLag: maximumLag
        )
    }

    static func scenario(
        _ workloads: [Workload],
        seed: UInt64 = 2_026,
        connect: ConnectPlan = ConnectPlan(reconnect: nil),
        load: Nanoseconds = .seconds(10)
    ) -> Scenario {
        Scenario(
            name: "sample",
            seed: seed,
            target: Target(broker: "mqtt://127.0.0.1:1883"),
            flow: DataFlow(input: "raw", output: "processed", operations: [], connections: []),
            connect: connect,
            workloads: workloads,
            phases: Phases(warmUp: .zero, measure: load, drain: .seconds(1)),
            thresholds: []
        )
    }
}
