import Testing

@testable import Scenarios

/// What the scenario itself says of its graph.
@Suite struct GraphKeyMistakeTests {
    @Test(arguments: GraphKeyMistakeTests.table)
    func `a graph that is not said or not judged is reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "resource.yaml",
            becomes: "no-graph.yaml",
            gives: """
                scenario.yaml:8:13: error: cannot read "graphs/no-graph.yaml": it is not among \
                the files of the earlier reading [unreadable-file]
                  hint: paths are relative to the file that names them
                """
        ),
        Mistake(
            in: .scenario,
            "\"module-temperature/filter\": sample",
            becomes: "\"module-temperature/filtr\": sample",
            gives: """
                scenario.yaml:10:12: error: modules does not say what operation \
                "module-temperature/filter" does [missing-key]
                  hint: add "module-temperature/filter": sample-temperature-filter, explore-temperature-filter, \
                documentation-temperature-filter, explore-threshold-filter, built-in-filter or \
                built-in-throttle; it is never guessed from a name
                scenario.yaml:10:14: error: modules has no key "module-temperature/filtr" \
                [unknown-key]
                  hint: did you mean "module-temperature/filter"? The keys of modules are \
                module-temperature/filter and filter:1.0.0
                """
        ),
        Mistake(
            in: .scenario,
            "sample-temperature-filter }",
            becomes: "temperature-filter }",
            gives: """
                scenario.yaml:10:43: error: the semantics of "module-temperature/filter" is \
                "temperature-filter", which is not known [unknown-kind]
                  hint: Known: sample-temperature-filter, explore-temperature-filter, \
                documentation-temperature-filter, explore-threshold-filter, \
                explore-temperature-map, explore-temperature-branch, explore-snapshot-branch, \
                built-in-filter, built-in-map, built-in-branch, explore-window-delay, \
                explore-temperature-accumulate, explore-humidity-accumulate, \
                explore-collection-accumulate, explore-enrichment-map, built-in-window and \
                built-in-throttle
                """
        ),
        Mistake(
            in: .scenario,
            "modules: { \"module-temperature/filter\": sample-temperature-filter }",
            becomes: "modules: {}",
            gives: """
                scenario.yaml:10:12: error: modules does not say what operation \
                "module-temperature/filter" does [missing-key]
                  hint: add "module-temperature/filter": sample-temperature-filter, explore-temperature-filter, \
                documentation-temperature-filter, explore-threshold-filter, built-in-filter or \
                built-in-throttle; it is never guessed from a name
                """
        ),
        Mistake(
            in: .scenario,
            "graph:\n",
            becomes: "input: a\ngraph:\n",
            gives: """
                scenario.yaml:7:1: error: the scenario has both "graph" and "input" \
                [contradiction]
                  hint: keep graph, or input, output and filter
                """
        ),
        Mistake(
            in: .scenario,
            "graph:\n",
            becomes: "grpah:\n",
            gives: """
                scenario.yaml:1:1: error: the scenario has no "graph" [missing-key]
                  hint: add graph: { resource: FILE, definition: FILE, modules: … }, or input, \
                output and filter: { lower: 2000, upper: 4000 }
                scenario.yaml:7:1: error: the scenario has no key "grpah" [unknown-key]
                  hint: did you mean "graph"? The keys of the scenario are name, seed, target, \
                graph, input, output, filter, transport, connect, tokens, preflight, watchInput, identity, phases, workloads and \
                thresholds
                """
        ),
    ]
}
