import Testing

@testable import Scenarios

/// A small scenario with its two graph files, which the tables of mistakes change.
///
/// Its lines must not move: the tables name lines and columns. The quickstart itself may.
enum Fixture {
    static let paths = ["scenario.yaml", "graphs/resource.yaml", "graphs/definition.yaml"]
    static let texts = [scenario, resource, definition]

    /// Reads the fixture, with other texts in place of its own.
    static func read(
        _ texts: [String] = texts,
        overrides: [Override] = []
    ) throws(ScenarioErrors) -> ResolvedScenario {
        let files = zip(paths, texts).map { SourceText(path: $0, text: $1) }
        return try ScenarioReader.read(files: files, overrides: overrides)
    }

    /// Line 1 is `name`.
    static let scenario = """
        name: temperature-filter-quickstart
        seed: 2026
        target:
          broker: mqtts://aio-broker:18883
          ca: /var/run/certs/ca.crt
          authentication: { method: K8S-SAT, token: /var/run/secrets/tokens/broker-sat }
        graph:
          resource: graphs/resource.yaml
          definition: graphs/definition.yaml
          modules: { "module-temperature/filter": sample-temperature-filter }
        workloads:
          - name: sensors
            publishers: 20
            qos: 1
            arrivals: { constant: 500/s }
            payload: { temperature: { uniform: [0, 6000], unit: C }, boundaries: 1% }
        phases: { warmUp: 5s, measure: 20s, drain: 10s }
        thresholds: ["end_to_end.p99 < 250ms", "lost == 0", "leaked == 0"]

        """

    /// Line 1 is `apiVersion`.
    static let resource = """
        apiVersion: connectivity.iotoperations.azure.com/v1
        kind: DataflowGraph
        metadata:
          name: temperature-filter
          namespace: azure-iot-operations
        spec:
          profileRef: default
          requestDiskPersistence: Disabled
          nodes:
            - name: temperature-source
              nodeType: Source
              sourceSettings:
                endpointRef: default
                dataSources:
                  - raw
            - name: temperature-processor
              nodeType: Graph
              graphSettings:
                registryEndpointRef: registry-endpoint
                artifact: graph-simple:1.0.0
                configuration:
                  - key: temperature_lower_bound
                    value: "2000"
                  - key: temperature_upper_bound
                    value: "4000"
            - name: temperature-destination
              nodeType: Destination
              destinationSettings:
                endpointRef: default
                dataDestination: processed
          nodeConnections:
            - from: { name: temperature-source }
              to: { name: temperature-processor }
            - from: { name: temperature-processor }
              to: { name: temperature-destination }

        """

    /// Line 1 is `metadata`.
    static let definition = """
        metadata:
          $schema: https://www.schemastore.org/aio-wasm-graph-config-1.0.0.json
          name: graph-simple
          description: Passes the temperatures that lie strictly between two bounds
          version: 1.0.0
          vendor: Crucible
        moduleRequirements:
          apiVersion: 1.1.0
          runtimeVersion: 1.1.0
        moduleConfigurations:
          - name: module-temperature/filter
            parameters:
              temperature_lower_bound:
                name: temperature_lower_bound
                description: A reading must be above this, in degrees Celsius
                required: true
              temperature_upper_bound:
                name: temperature_upper_bound
                description: A reading must be below this, in degrees Celsius
                required: true
        operations:
          - name: source
            operationType: source
          - name: module-temperature/filter
            operationType: filter
            module: filter:1.0.0
          - name: sink
            operationType: sink
        connections:
          - from: { name: source }
            to: { name: module-temperature/filter }
          - from: { name: module-temperature/filter }
            to: { name: sink }

        """
}

/// The errors of a reading; none when it succeeds.
func errors<Value>(_ read: () throws -> Value) -> [ScenarioError] {
    do {
        _ = try read()
        return []
    } catch {
        return (error as? ScenarioErrors)?.errors ?? []
    }
}
