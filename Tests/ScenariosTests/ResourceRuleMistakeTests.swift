import Testing

@testable import Scenarios

/// Configuration values and connections of the DataflowGraph resource.
@Suite struct ResourceRuleMistakeTests {
    @Test(arguments: ResourceRuleMistakeTests.table)
    func `a resource whose settings or connections cannot work is reported in its own file`(
        _ mistake: Mistake
    ) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .resource,
            "value: \"2000\"",
            becomes: "value: 2000",
            gives: """
                graphs/resource.yaml:23:20: error: value is the number 2000, not text [wrong-type]
                  hint: put it in quotes: "2000"
                """
        ),
        Mistake(
            in: .resource,
            "value: \"2000\"",
            becomes: "value: \"two\"",
            gives: """
                graphs/resource.yaml:23:20: error: bound "two" is not a number: the module would \
                keep no bound, and every message would trap [malformed-value]
                  hint: write a decimal number without spaces, such as "2000"
                """
        ),
        Mistake(
            in: .resource,
            "value: \"2000\"",
            becomes: "value: \" 2000\"",
            gives: """
                graphs/resource.yaml:23:20: error: bound " 2000" is not a number: the module \
                would keep no bound, and every message would trap [malformed-value]
                  hint: write a decimal number without spaces, such as "2000"
                """
        ),
        Mistake(
            in: .resource,
            "value: \"2000\"",
            becomes: "value: \"\"",
            gives: """
                graphs/resource.yaml:23:20: error: bound "" is not a number: the module would \
                keep no bound, and every message would trap [malformed-value]
                  hint: write a decimal number without spaces, such as "2000"
                """
        ),
        Mistake(
            in: .resource,
            "value: \"2000\"",
            becomes: "value: \"1e999\"",
            gives: """
                graphs/resource.yaml:23:20: error: bound "1e999" is too large for a number of 64 \
                bits [out-of-range]
                  hint: write a finite number, such as "2000"
                """
        ),
        Mistake(
            in: .resource,
            "value: \"2000\"",
            becomes: "value: \"4000\"",
            gives: """
                graphs/resource.yaml:25:20: error: no value lies between the bounds "4000" and \
                "4000": nothing would ever pass [contradiction]
                  hint: write a lower bound below the upper one, such as 2000 and 4000
                """
        ),
        Mistake(
            in: .resource,
            "temperature_lower_bound",
            becomes: "temperature_lower_bond",
            gives: """
                graphs/resource.yaml:22:11: error: parameter "temperature_lower_bound" of \
                operation "module-temperature/filter" has no value: every message would trap \
                [missing-key]
                  hint: add { key: temperature_lower_bound, value: "2000" } to configuration, or \
                a default to graphs/definition.yaml
                graphs/resource.yaml:22:18: error: no operation of graphs/definition.yaml has a \
                parameter "temperature_lower_bond" [unknown-key]
                  hint: did you mean "temperature_lower_bound"? The parameters are those of the \
                graph definition: it declares temperature_lower_bound and temperature_upper_bound
                """
        ),
        Mistake(
            in: .resource,
            "temperature_lower_bound",
            becomes: "temperature_upper_bound",
            gives: """
                graphs/resource.yaml:24:18: error: configuration sets "temperature_upper_bound" \
                twice, first at graphs/resource.yaml:22:18 [duplicate-key]
                  hint: keep one of the two
                """
        ),
        Mistake(
            in: .resource,
            "          - key: temperature_upper_bound\n            value: \"4000\"\n",
            becomes: "",
            gives: """
                graphs/resource.yaml:22:11: error: parameter "temperature_upper_bound" of \
                operation "module-temperature/filter" has no value: every message would trap \
                [missing-key]
                  hint: add { key: temperature_upper_bound, value: "2000" } to configuration, or \
                a default to graphs/definition.yaml
                """
        ),
        Mistake(
            in: .resource,
            "{ name: temperature-source }",
            becomes: "{ name: temperature-sourc }",
            gives: """
                graphs/resource.yaml:32:7: error: one end of the connection is \
                "temperature-sourc", which is not known [unknown-kind]
                  hint: did you mean "temperature-source"? Known: temperature-source, \
                temperature-processor and temperature-destination
                """
        ),
        Mistake(
            in: .resource,
            "to: { name: temperature-processor }",
            becomes: "to: { name: temperature-source }",
            gives: """
                graphs/resource.yaml:32:7: error: "temperature-source" is a Source and nothing \
                feeds it [contradiction]
                  hint: connect "temperature-source" to a Graph or Destination
                """
        ),
        Mistake(
            in: .resource,
            "    - name: temperature-destination",
            becomes: "    - name: temperature-source",
            gives: """
                graphs/resource.yaml:26:13: error: node "temperature-source" is there twice, \
                first at graphs/resource.yaml:10:13 [duplicate-key]
                  hint: give each node a name of its own
                graphs/resource.yaml:34:7: error: one end of the connection is \
                "temperature-destination", which is not known [unknown-kind]
                  hint: Known: temperature-source, temperature-processor and temperature-source
                """
        ),
        Mistake(
            in: .resource,
            "    - from: { name: temperature-processor }\n      to: { name: temperature-destination }\n",
            becomes: "",
            gives: """
                graphs/resource.yaml:10:13: error: nothing comes of node "temperature-source" \
                [contradiction]
                  hint: connect it to what comes after it, or remove it
                graphs/resource.yaml:16:13: error: nothing comes of node "temperature-processor" \
                [contradiction]
                  hint: connect it to what comes after it, or remove it
                graphs/resource.yaml:26:13: error: nothing feeds node "temperature-destination" \
                [contradiction]
                  hint: connect it to what comes before it, or remove it
                """
        ),
        Mistake(
            in: .resource,
            "  nodeConnections:",
            becomes:
                "  nodeConnections:\n    - from: { name: temperature-destination }\n      to: { name: temperature-source }",
            gives: """
                graphs/resource.yaml:32:7: error: "temperature-destination" is a Destination and \
                feeds nothing [contradiction]
                  hint: connect a Source or Graph to "temperature-source"
                """
        ),
        Mistake(
            in: .resource,
            "name: temperature-processor }\n      to",
            becomes:
                "name: temperature-processor.output.true, schema: { serializationFormat: Avro } }\n      to",
            gives: """
                graphs/resource.yaml:34:7: error: the connection from "temperature-processor" \
                names an arm [contradiction]
                  hint: only a branch has arms: remove arm
                graphs/resource.yaml:34:87: error: messages are written as "Avro" \
                [unsupported-graph]
                  hint: Crucible reads JSON: write serializationFormat: Json
                """
        ),
        Mistake(
            in: .resource,
            "artifact: graph-simple:1.0.0",
            becomes: "artefact: x",
            gives: """
                graphs/resource.yaml:19:9: error: graphSettings has no "artifact" [missing-key]
                  hint: add artifact: NAME:1.0.0
                graphs/resource.yaml:20:9: error: graphSettings has no key "artefact" \
                [unknown-key]
                  hint: did you mean "artifact"? The keys of graphSettings are \
                registryEndpointRef, artifact and configuration
                """
        ),
        Mistake(
            in: .resource,
            "    - name: temperature-processor",
            becomes: "    - name: temperature processor",
            gives: """
                graphs/resource.yaml:16:24: error: "temperature processor" has " " in it \
                [malformed-value]
                  hint: write letters, digits, hyphens and underscores only
                graphs/resource.yaml:32:7: error: one end of the connection is \
                "temperature-processor", which is not known [unknown-kind]
                  hint: did you mean "temperature processor"? Known: temperature-source, \
                temperature processor and temperature-destination
                graphs/resource.yaml:34:7: error: one end of the connection is \
                "temperature-processor", which is not known [unknown-kind]
                  hint: did you mean "temperature processor"? Known: temperature-source, \
                temperature processor and temperature-destination
                """
        ),
    ]
}
