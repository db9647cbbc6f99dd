import Testing

@testable import Scenarios

/// Nodes and settings of the DataflowGraph resource.
@Suite struct ResourceMistakeTests {
    @Test(arguments: ResourceMistakeTests.table)
    func `a resource that AIO would refuse or Crucible cannot judge is reported in its own file`(
        _ mistake: Mistake
    ) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .resource,
            "kind: DataflowGraph",
            becomes: "kind: Dataflow",
            gives: """
                graphs/resource.yaml:2:7: error: kind is "Dataflow", not DataflowGraph \
                [unsupported-graph]
                  hint: name the file of the DataflowGraph resource
                """
        ),
        Mistake(
            in: .resource,
            "connectivity.iotoperations.azure.com/v1",
            becomes: "apps/v1",
            gives: """
                graphs/resource.yaml:1:13: error: apiVersion is "apps/v1", not one of \
                connectivity.iotoperations.azure.com/ [unsupported-graph]
                  hint: name the file of the DataflowGraph resource
                """
        ),
        Mistake(
            in: .resource,
            "name: temperature-filter",
            becomes: "name: Temperature_Filter",
            gives: """
                graphs/resource.yaml:4:9: error: "Temperature_Filter" has "T" in it \
                [malformed-value]
                  hint: write lower-case letters, digits and hyphens only
                """
        ),
        Mistake(
            in: .resource,
            "profileRef: default",
            becomes: "profilRef: default",
            gives: """
                graphs/resource.yaml:7:3: error: spec has no key "profilRef" [unknown-key]
                  hint: did you mean "profileRef"? The keys of spec are mode, profileRef, \
                requestDiskPersistence, nodes and nodeConnections
                """
        ),
        Mistake(
            in: .resource,
            "profileRef: default",
            becomes: "mode: disabled",
            gives: """
                graphs/resource.yaml:7:9: error: the graph is disabled: nothing would come out of \
                it [unsupported-graph]
                  hint: write mode: Enabled, here and in the cluster
                """
        ),
        Mistake(
            in: .resource,
            "profileRef: default",
            becomes: "mode: off",
            gives: """
                graphs/resource.yaml:7:9: error: mode is "off", which is not known [unknown-kind]
                  hint: Known: Enabled and Disabled
                """
        ),
        Mistake(
            in: .resource,
            "Persistence: Disabled",
            becomes: "Persistence: no",
            gives: """
                graphs/resource.yaml:8:27: error: requestDiskPersistence is "no", which is not \
                known [unknown-kind]
                  hint: Known: Enabled and Disabled
                """
        ),
        Mistake(
            in: .resource,
            "nodeType: Graph",
            becomes: "nodeType: Grahp",
            gives: """
                graphs/resource.yaml:17:17: error: nodeType is "Grahp", which is not known \
                [unknown-kind]
                  hint: did you mean "Graph"? Known: Source, Graph and Destination
                """
        ),
        Mistake(
            in: .resource,
            "nodeType: Graph",
            becomes: "nodeType: Source",
            gives: """
                graphs/resource.yaml:16:7: error: nodes[1] has no "sourceSettings" [missing-key]
                  hint: add sourceSettings: …, which a Source needs
                graphs/resource.yaml:18:7: error: nodes[1] has no key "graphSettings" \
                [unknown-key]
                  hint: The keys of nodes[1] are name, nodeType and sourceSettings
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - raw\n          - more",
            gives: """
                graphs/resource.yaml:15:11: error: node "temperature-source" has 2 data sources \
                [unsupported-graph]
                  hint: Crucible publishes to one MQTT topic: name exactly one
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - \"#\"",
            gives: """
                graphs/resource.yaml:15:14: error: topic "#" takes in everything, the broker's \
                own probes too [reserved]
                  hint: name one topic, such as raw or sensors/raw
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - raw/a+",
            gives: """
                graphs/resource.yaml:15:18: error: "raw/a+" has a wildcard beside other letters \
                [malformed-value]
                  hint: a wildcard fills a whole level, such as sensor/+/raw or sensor/#
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - $share/g/raw",
            gives: """
                graphs/resource.yaml:15:13: error: topic "$share/g/raw" is a shared subscription: \
                others would get a part of it [reserved]
                  hint: name the topic itself, without $share and the group
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - azedge/dmqtt/selftest/x",
            gives: """
                graphs/resource.yaml:15:13: error: topic "azedge/dmqtt/selftest/x" belongs to the \
                broker's self-test [reserved]
                  hint: use a topic outside of azedge/dmqtt/selftest
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - $SYS/x",
            gives: """
                graphs/resource.yaml:15:13: error: topic "$SYS/x" begins with $: such topics are \
                the broker's own [reserved]
                  hint: name one topic, such as raw or sensors/raw
                """
        ),
        Mistake(
            in: .resource,
            "          - raw",
            becomes: "          - processed",
            gives: """
                graphs/resource.yaml:30:26: error: input and output are the same topic \
                "processed" [contradiction]
                  hint: give the output a topic of its own: results would go in again
                """
        ),
        Mistake(
            in: .resource,
            "dataDestination: processed",
            becomes: "dataDestination: ${outputTopic}/out",
            gives: """
                graphs/resource.yaml:30:26: error: the topic "${outputTopic}/out" can become any \
                topic [unsupported-graph]
                  hint: begin with a level of its own, such as factory/${outputTopic}: Crucible \
                subscribes to all below it
                """
        ),
        Mistake(
            in: .resource,
            "dataDestination: processed",
            becomes: "dataDestination: out/${inputTopic}",
            gives: """
                graphs/resource.yaml:30:26: error: nobody has written down every variable of the \
                topic "out/${inputTopic}" [unsupported-graph]
                  hint: known are ${outputTopic} and its levels, such as ${outputTopic.1}
                """
        ),
        Mistake(
            in: .resource,
            "dataDestination: processed",
            becomes:
                "outputSchemaSettings: { serializationFormat: Parquet }\n        dataDestination: processed",
            gives: """
                graphs/resource.yaml:30:54: error: messages are written as "Parquet" \
                [unsupported-graph]
                  hint: Crucible reads JSON: write serializationFormat: Json
                """
        ),
        Mistake(
            in: .resource,
            "        dataSources:",
            becomes: "        assetRef: thermostat\n        dataSources:",
            gives: """
                graphs/resource.yaml:14:9: error: node "temperature-source" takes its messages \
                from an asset [unsupported-graph]
                  hint: Crucible publishes to an MQTT topic: use dataSources alone
                """
        ),
        Mistake(
            in: .resource,
            "endpointRef: default\n        dataDest",
            becomes: "endpointRef: other\n        dataDest",
            gives: """
                graphs/resource.yaml:26:13: error: node "temperature-destination" sends to \
                another endpoint (other) than the source takes from (default) [unsupported-graph]
                  hint: Crucible connects to one broker: use one endpointRef for both
                """
        ),
    ]
}
