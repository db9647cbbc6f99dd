/// A scenario of a few seconds against the sample's graph, for tests that run the command.
public struct ShortScenario {
    /// Messages a second over all publishers.
    public var rate = 400
    /// How many publishers.
    public var publishers = 4
    /// Seconds of load.
    public var seconds = 3
    /// The quality of service.
    public var quality = 1
    /// Seconds after which a message counts as lost.
    public var drain = 5
    /// What must hold; loose in time, for a machine that does other things beside.
    public var thresholds = ["end_to_end.p95 < 10s", "lost == 0", "leaked == 0"]
    /// How many probes must come out first; none, so that an onlooker counts nothing but the load.
    public var probes = 0
    /// Further lines at the top level.
    public var further = ""

    /// Creates the usual one: 1,200 messages.
    public init() {}

    /// How many messages it sends.
    public var messages: Int { rate * seconds }

    /// The scenario's text; its graph files are named by absolute paths.
    public var text: String {
        let list = thresholds.map { "\"\($0)\"" }.joined(separator: ", ")
        let graphs = Project.path("scenarios/graphs/temperature-filter")
        return """
            # Proves that the command works from end to end. Takes a few seconds.
            name: short
            seed: 7
            target:
              broker: mqtts://127.0.0.1:1
            graph:
              resource: \(graphs)/dataflow-graph.yaml
              definition: \(graphs)/graph-simple.yaml
              modules: { "module-temperature/filter": sample-temperature-filter }
            workloads:
              - name: sensors
                publishers: \(publishers)
                qos: \(quality)
                arrivals: { constant: \(rate)/s }
                payload: { temperature: { uniform: [0, 6000], unit: C }, boundaries: 5% }
            phases: { warmUp: 0s, measure: \(seconds)s, drain: \(drain)s }
            thresholds: [ \(list) ]
            preflight: { probes: \(probes), within: 3s }
            \(further)

            """
    }
}
