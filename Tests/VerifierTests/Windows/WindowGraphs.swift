import Evidence
import Quantities
import Scenarios

@testable import Verifier

/// Graphs that aggregate, built from words.
enum WindowGraphs {
    /// Operations that stand one behind the other between source and sink.
    static func row(_ operations: DataFlow.Operation...) -> DataFlow {
        let all =
            [DataFlow.Operation(name: "source", kind: .source)] + operations
            + [DataFlow.Operation(name: "sink", kind: .sink)]
        return DataFlow(
            input: "raw",
            output: "sensors",
            operations: all,
            connections: zip(all, all.dropFirst()).map { .init(from: $0.name, to: $1.name) }
        )
    }

    static func operation(
        _ name: String,
        _ semantics: ModuleSemantics,
        _ parameters: [String: String] = [:]
    ) -> DataFlow.Operation {
        DataFlow.Operation(
            name: name,
            kind: semantics.kind,
            semantics: semantics,
            parameters: parameters
        )
    }

    static let delay = operation("delay", .exploreWindowDelay)
    static let accumulate = operation("accumulate", .exploreTemperatureAccumulate)
    static let humidity = operation("humidity", .exploreHumidityAccumulate)
    static let collection = operation("collection", .exploreCollectionAccumulate)
    static let enrichment = operation("enrichment", .exploreEnrichmentMap)

    /// A delay and the temperatures of ten seconds.
    static let temperatures = row(delay, accumulate)

    /// The structure of the sample's complex graph, without pictures.
    static let complex = DataFlow(
        input: "raw/#",
        output: "sensors",
        operations: [
            .init(name: "source", kind: .source), delay,
            operation("snapshot", .exploreSnapshotBranch, ["snapshot_topic": "snapshots"]),
            operation("branch", .exploreTemperatureBranch),
            operation("map", .exploreTemperatureMap),
            operation("filter", .exploreTemperatureFilter),
            accumulate, humidity, .init(name: "join", kind: .concatenate), collection, enrichment,
            .init(name: "sink", kind: .sink),
        ],
        connections: [
            .init(from: "source", to: "delay"), .init(from: "delay", to: "snapshot"),
            .init(from: "snapshot", arm: false, to: "branch"),
            .init(from: "branch", arm: true, to: "map"), .init(from: "map", to: "filter"),
            .init(from: "filter", to: "accumulate"), .init(from: "accumulate", to: "join"),
            .init(from: "branch", arm: false, to: "humidity"),
            .init(from: "humidity", to: "join"), .init(from: "join", to: "collection"),
            .init(from: "collection", to: "enrichment"), .init(from: "enrichment", to: "sink"),
        ]
    )

    /// A built-in window of a second.
    static func builtIn(
        delay: String? = #"{"type":"duration","delaySeconds":1}"#,
        more: [String: String] = [:],
        _ rules: String...
    ) -> DataFlow {
        var parameters = more
        parameters["delay"] = delay
        parameters["rules"] = #"{"accumulate":[\#(rules.joined(separator: ","))]}"#
        return row(operation("window", .builtInWindow, parameters))
    }

    static func rule(_ expression: String, _ output: String = "out") -> String {
        #"{"inputs":["temperature.value"],"output":"\#(output)","expression":"\#(expression)"}"#
    }

    static func scenario(
        _ flow: DataFlow,
        watchesInput: Bool = false,
        drain: Nanoseconds = .seconds(5)
    ) -> Scenario {
        var scenario = TestScenario.make(
            phases: Phases(warmUp: .zero, measure: .seconds(1_000_000), drain: drain),
            watchesInput: watchesInput
        )
        scenario.flow = flow
        return scenario
    }
}
