import Testing

@testable import Scenarios

/// Connections and parameters of the graph definition.
@Suite struct DefinitionRuleMistakeTests {
    @Test(arguments: DefinitionRuleMistakeTests.table)
    func `a definition whose parts do not fit is reported in its own file`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .definition,
            "- from: { name: source }",
            becomes: "- from: { name: sorce }",
            gives: """
                graphs/definition.yaml:30:5: error: one end of the connection is "sorce", which \
                is not known [unknown-kind]
                  hint: did you mean "source"? Known: source, module-temperature/filter and sink
                """
        ),
        Mistake(
            in: .definition,
            "- from: { name: source }",
            becomes: "- from: { name: source, arm: \"True\" }",
            gives: """
                graphs/definition.yaml:30:5: error: the connection from "source" names an arm \
                [contradiction]
                  hint: only a branch has arms: remove arm
                """
        ),
        Mistake(
            in: .definition,
            "- from: { name: source }",
            becomes: "- from: { name: source, arm: maybe }",
            gives: """
                graphs/definition.yaml:30:32: error: arm is "maybe", which is not known \
                [unknown-kind]
                  hint: Known: True and False
                """
        ),
        Mistake(
            in: .definition,
            "- from: { name: source }",
            becomes: "- from: { name: module-temperature/filter }",
            gives: """
                graphs/definition.yaml:24:5: error: operation "module-temperature/filter" is in \
                or behind a cycle of connections [contradiction]
                  hint: messages go one way; these feed each other: module-temperature/filter and \
                sink
                """
        ),
        Mistake(
            in: .definition,
            "to: { name: sink }",
            becomes: "to: { name: sink }\n  - from: { name: source }\n    to: { name: sink }",
            gives: """
                graphs/definition.yaml:34:5: error: operation "source" feeds "sink" the messages \
                that it feeds "module-temperature/filter": one message could come out twice \
                [unsupported-graph]
                  hint: Crucible judges graphs in which each message takes one way from one source to \
                one sink, through filters, maps, branches, delays, accumulates and concatenates
                """
        ),
        Mistake(
            in: .definition,
            "to: { name: sink }",
            becomes: "to: { name: source }",
            gives: """
                graphs/definition.yaml:22:5: error: operation "source" is in or behind a cycle of \
                connections [contradiction]
                  hint: messages go one way; these feed each other: source and \
                module-temperature/filter
                """
        ),
        Mistake(
            in: .definition,
            "  - name: sink\n    operationType: sink",
            becomes:
                "  - name: sink\n    operationType: sink\n  - name: extra\n    operationType: filter\n    module: f:1",
            gives: """
                scenario.yaml:10:12: error: modules does not say what operation "extra" does \
                [missing-key]
                  hint: add "extra": sample-temperature-filter, explore-temperature-filter, \
                documentation-temperature-filter, explore-threshold-filter, built-in-filter or \
                built-in-throttle; it is never guessed from a name
                graphs/definition.yaml:29:5: error: nothing feeds operation "extra" \
                [contradiction]
                  hint: connect it to what comes before it, or remove it
                """
        ),
        Mistake(
            in: .definition,
            "  - name: module-temperature/filter\n    parameters",
            becomes: "  - name: module-temperature/fliter\n    parameters",
            gives: """
                graphs/definition.yaml:11:11: error: the operation of a module configuration is \
                "module-temperature/fliter", which is not known [unknown-kind]
                  hint: did you mean "module-temperature/filter"? Known: source, \
                module-temperature/filter and sink
                """
        ),
        Mistake(
            in: .definition,
            "required: true",
            becomes: "required: \"yes\"",
            gives: """
                graphs/definition.yaml:16:19: error: required is the text "yes", not a truth \
                value [wrong-type]
                  hint: write true or false, without quotes
                """
        ),
        Mistake(
            in: .definition,
            "      temperature_lower_bound:\n        name: temperature_lower_bound",
            becomes: "      lower:\n        name: lower",
            gives: """
                graphs/resource.yaml:22:11: error: parameter "lower" of operation \
                "module-temperature/filter" has no value: every message would trap [missing-key]
                  hint: add { key: lower, value: "2000" } to configuration, or a default to \
                graphs/definition.yaml
                graphs/resource.yaml:22:18: error: no operation of graphs/definition.yaml has a \
                parameter "temperature_lower_bound" [unknown-key]
                  hint: did you mean "temperature_upper_bound"? The parameters are those of the \
                graph definition: it declares lower and temperature_upper_bound
                graphs/definition.yaml:24:5: error: operation "module-temperature/filter" \
                declares no parameter "temperature_lower_bound": every message would trap \
                [missing-key]
                  hint: add temperature_lower_bound to the parameters of its moduleConfigurations
                """
        ),
        Mistake(
            in: .definition,
            "required: true",
            becomes: "default: 5",
            gives: """
                graphs/definition.yaml:16:18: error: default is the number 5, not text \
                [wrong-type]
                  hint: put it in quotes: "5"
                """
        ),
        Mistake(
            in: .definition,
            "connections:",
            becomes: "connection:",
            gives: """
                graphs/definition.yaml:1:1: error: the graph definition has no "connections" \
                [missing-key]
                  hint: add connections:
                graphs/definition.yaml:29:1: error: the graph definition has no key "connection" \
                [unknown-key]
                  hint: did you mean "connections"? The keys of the graph definition are \
                metadata, moduleRequirements, moduleConfigurations, operations, connections and \
                schemas
                """
        ),
    ]
}
