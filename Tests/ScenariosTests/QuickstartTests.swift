import Quantities
import Testing

@testable import Scenarios

@Suite struct QuickstartTests {
    @Test func `the quickstart reads to the scenario it describes`() throws {
        let resolved = try Quickstart.read()
        let filter = DataFlow.Operation(
            name: "module-temperature/filter",
            kind: .filter,
            semantics: .sampleTemperatureFilter,
            parameters: [
                "temperature_lower_bound": "2000", "temperature_upper_bound": "4000",
            ]
        )
        let expected = Scenario(
            name: "temperature-filter-quickstart",
            seed: 2_026,
            target: Target(
                broker: "mqtts://aio-broker:18883",
                authoritiesPath: "/var/run/certs/ca.crt",
                authentication: .serviceAccountToken(
                    path: "/var/run/secrets/tokens/broker-sat"
                ),
                clientPrefix: "crucible",
                keepAliveSeconds: 60
            ),
            flow: DataFlow(
                input: "raw",
                output: "processed",
                operations: [
                    DataFlow.Operation(name: "source", kind: .source), filter,
                    DataFlow.Operation(name: "sink", kind: .sink),
                ],
                connections: [
                    DataFlow.Connection(from: "source", to: "module-temperature/filter"),
                    DataFlow.Connection(from: "module-temperature/filter", to: "sink"),
                ]
            ),
            workloads: [
                Workload(
                    name: "sensors",
                    publishers: 20,
                    quality: 1,
                    arrivals: .constant(try #require(MessagesPerSecond(messages: 500))),
                    payload: .temperature(
                        TemperaturePayload(
                            minimum: 0,
                            maximum: 6_000,
                            decimals: 0,
                            unit: .celsius,
                            boundaryShareMillionths: 10_000,
                            bounds: [2_000, 4_000]
                        )
                    ),
                    maximumLag: .seconds(10)
                )
            ],
            phases: Phases(warmUp: .seconds(5), measure: .seconds(20), drain: .seconds(10)),
            thresholds: [
                Threshold(
                    expression: "end_to_end.p99 < 250ms",
                    metric: .percentile(.endToEnd, .p99),
                    comparison: .less,
                    limit: .duration(.milliseconds(250))
                ),
                Threshold(
                    expression: "lost == 0",
                    metric: .count(.lost),
                    comparison: .equal,
                    limit: .count(0)
                ),
                Threshold(
                    expression: "leaked == 0",
                    metric: .count(.leaked),
                    comparison: .equal,
                    limit: .count(0)
                ),
                Threshold(
                    expression: "duplicated == 0",
                    metric: .count(.duplicated),
                    comparison: .equal,
                    limit: .count(0)
                ),
                Threshold(
                    expression: "reordered == 0",
                    metric: .count(.reordered),
                    comparison: .equal,
                    limit: .count(0)
                ),
            ]
        )
        #expect(resolved.scenario == expected)
    }

    @Test func `the files that were read are returned in order, with their texts`() throws {
        let resolved = try Quickstart.read()
        #expect(resolved.files.map(\.path) == Quickstart.paths)
        #expect(resolved.files.map(\.text) == Quickstart.texts)
    }

    @Test func `a reading can be repeated from the returned files alone`() throws {
        let overrides = [try Override(assignment: "workloads[0].publishers=7")]
        let first = try Quickstart.read(overrides: overrides)
        let second = try ScenarioReader.read(files: first.files, overrides: first.overrides)
        #expect(first == second)
        #expect(second.scenario.workloads[0].publishers == 7)
    }

    @Test func `a reading cannot be repeated without all of its files`() throws {
        let files = Array(try Quickstart.read().files.prefix(2))
        let errors = errors { try ScenarioReader.read(files: files) }
        #expect(errors.map(\.code) == [.unreadableFile])
    }
}
