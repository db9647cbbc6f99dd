import Scenarios

/// Graphs that take messages together.
enum WindowFlows {
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
        _ kind: DataFlow.Kind,
        _ semantics: ModuleSemantics,
        _ parameters: [String: String] = [:]
    ) -> DataFlow.Operation {
        .init(name: name, kind: kind, semantics: semantics, parameters: parameters)
    }

    static let delay = operation("delay", .delay, .exploreWindowDelay)
    static let accumulate = operation("accumulate", .accumulate, .exploreTemperatureAccumulate)
    static let humidity = operation("humidity", .accumulate, .exploreHumidityAccumulate)
    static let collection = operation("collection", .accumulate, .exploreCollectionAccumulate)
    static let enrichment = operation("enrichment", .map, .exploreEnrichmentMap)

    /// A delay and the temperatures of ten seconds.
    static let temperatures = row(delay, accumulate)

    /// The structure of the samples' complex graph, without pictures: on that arm nothing goes on.
    static let complex = DataFlow(
        input: "raw",
        output: "sensors",
        operations: [
            .init(name: "source", kind: .source), delay,
            operation("snapshot", .branch, .exploreSnapshotBranch, ["snapshot_topic": "snapshots"]),
            operation("branch", .branch, .exploreTemperatureBranch),
            operation("map", .map, .exploreTemperatureMap),
            operation("filter", .filter, .exploreTemperatureFilter),
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

    /// A built-in window of five seconds with every function.
    static let builtIn = row(
        operation(
            "window",
            .accumulate,
            .builtInWindow,
            [
                "delay": #"{"type":"duration","delaySeconds":5}"#,
                "rules": #"{"accumulate":["#
                    + [
                        ("average($1)", "average"), ("sum($1)", "sum"), ("min($1)", "least"),
                        ("max($1)", "maximum"), ("count($1)", "readings"),
                        ("max($1) - min($1)", "range"), ("cToF(average($1)) + 1", "converted"),
                    ]
                    .map {
                        #"{"inputs":["temperature.value"],"expression":"\#($0.0)","output":"\#($0.1)"}"#
                    }
                    .joined(separator: ",") + "]}",
            ]
        )
    )
}
