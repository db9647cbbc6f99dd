import Testing

@testable import Scenarios

/// Metadata, requirements and operations of the graph definition.
@Suite struct DefinitionMistakeTests {
    @Test(arguments: DefinitionMistakeTests.table)
    func `a definition that breaks its schema is reported in its own file`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .definition,
            "  version: 1.0.0\n",
            becomes: "",
            gives: """
                graphs/definition.yaml:2:3: error: metadata has no "version" [missing-key]
                  hint: add version: "1.0.0"
                """
        ),
        Mistake(
            in: .definition,
            "  version: 1.0.0\n",
            becomes: "  version: 1.0\n",
            gives: """
                graphs/definition.yaml:5:12: error: version is the number 1.0, not text \
                [wrong-type]
                  hint: put it in quotes: "1.0"
                """
        ),
        Mistake(
            in: .definition,
            "runtimeVersion",
            becomes: "hostlibVersion",
            gives: """
                graphs/definition.yaml:8:3: error: moduleRequirements has no "runtimeVersion" \
                [missing-key]
                  hint: add runtimeVersion: 1.1.0
                graphs/definition.yaml:9:3: error: moduleRequirements has no key "hostlibVersion" \
                [unknown-key]
                  hint: did you mean "runtimeVersion"? The keys of moduleRequirements are \
                apiVersion, runtimeVersion and features
                """
        ),
        Mistake(
            in: .definition,
            "vendor",
            becomes: "vendr",
            gives: """
                graphs/definition.yaml:6:3: error: metadata has no key "vendr" [unknown-key]
                  hint: did you mean "vendor"? The keys of metadata are $schema, name, version, \
                description and vendor
                """
        ),
        Mistake(
            in: .definition,
            "operationType: filter",
            becomes: "operationType: filtre",
            gives: """
                graphs/definition.yaml:25:20: error: operationType is "filtre", which is not \
                known [unknown-kind]
                  hint: did you mean "filter"? Known: source, map, filter, branch, concatenate, \
                accumulate, delay and sink
                """
        ),
        Mistake(
            in: .definition,
            "operationType: filter",
            becomes: "operationType: map",
            gives: """
                scenario.yaml:10:12: error: operation "module-temperature/filter" is a map, but \
                sample-temperature-filter is a filter [contradiction]
                  hint: correct modules, or operationType in the graph definition
                """
        ),
        Mistake(
            in: .definition,
            "operationType: filter",
            becomes: "operationType: delay",
            gives: """
                scenario.yaml:10:12: error: operation "module-temperature/filter" is a delay, but \
                sample-temperature-filter is a filter [contradiction]
                  hint: correct modules, or operationType in the graph definition
                """
        ),
        Mistake(
            in: .definition,
            "operationType: filter",
            becomes: "operationType: sink",
            gives: """
                graphs/definition.yaml:26:5: error: operation "module-temperature/filter" is a \
                sink, which has no module [contradiction]
                  hint: remove module, or change operationType
                """
        ),
        Mistake(
            in: .definition,
            "    module: filter:1.0.0\n",
            becomes: "",
            gives: """
                graphs/definition.yaml:24:5: error: operation "module-temperature/filter" is a \
                filter without a module [missing-key]
                  hint: add module: NAME:VERSION
                """
        ),
        Mistake(
            in: .definition,
            "    operationType: source",
            becomes: "    operationType: source\n    module: x:1",
            gives: """
                graphs/definition.yaml:24:5: error: operation "source" is a source, which has no \
                module [contradiction]
                  hint: remove module, or change operationType
                """
        ),
        Mistake(
            in: .definition,
            "  - name: sink\n    operationType: sink\n",
            becomes: "",
            gives: """
                graphs/definition.yaml:1:1: error: the graph has no sink [unsupported-graph]
                  hint: Crucible judges graphs in which each message takes one way from one source to \
                one sink, through filters, maps, branches, delays, accumulates and concatenates
                graphs/definition.yaml:30:5: error: one end of the connection is "sink", which is \
                not known [unknown-kind]
                  hint: Known: source and module-temperature/filter
                """
        ),
        Mistake(
            in: .definition,
            "  - name: sink",
            becomes: "  - name: source",
            gives: """
                graphs/definition.yaml:27:5: error: operation "source" is there twice, first at \
                graphs/definition.yaml:22:5 [duplicate-key]
                  hint: give each operation a name of its own
                graphs/definition.yaml:32:5: error: one end of the connection is "sink", which is \
                not known [unknown-kind]
                  hint: Known: source, module-temperature/filter and source
                """
        ),
    ]
}
