import Testing

@testable import Scenarios

/// Keys that are unknown, missing or there twice.
@Suite struct KeyMistakeTests {
    @Test(arguments: KeyMistakeTests.table)
    func `a wrong key is reported at its place, with the nearest known one`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "measure: 20s",
            becomes: "measur: 20s",
            gives: """
                scenario.yaml:17:9: error: phases has no "measure" [missing-key]
                  hint: add measure: 20s
                scenario.yaml:17:23: error: phases has no key "measur" [unknown-key]
                  hint: did you mean "measure"? The keys of phases are warmUp, measure and drain
                """
        ),
        Mistake(
            in: .scenario,
            "measure: 20s",
            becomes: "measure: 20s, measure: 30s",
            gives: """
                scenario.yaml:17:37: error: phases has "measure" twice, first at \
                scenario.yaml:17:23 [duplicate-key]
                  hint: keep one of the two
                """
        ),
        Mistake(
            in: .scenario,
            "seed: 2026",
            becomes: "seed: 2026\nseed: 1\n\"name\": x",
            gives: """
                scenario.yaml:3:1: error: the scenario has "seed" twice, first at \
                scenario.yaml:2:1 [duplicate-key]
                  hint: keep one of the two
                scenario.yaml:4:1: error: the scenario has "name" twice, first at \
                scenario.yaml:1:1 [duplicate-key]
                  hint: keep one of the two
                """
        ),
        Mistake(
            in: .scenario,
            "name: temperature-filter-quickstart\n",
            becomes: "",
            gives: """
                scenario.yaml:1:1: error: the scenario has no "name" [missing-key]
                  hint: add name: my-scenario
                """
        ),
        Mistake(
            in: .scenario,
            "thresholds:",
            becomes: "treshold:",
            gives: """
                scenario.yaml:18:1: error: the scenario has no key "treshold" [unknown-key]
                  hint: did you mean "thresholds"? The keys of the scenario are name, seed, \
                target, graph, input, output, filter, transport, connect, tokens, preflight, watchInput, identity, phases, workloads \
                and thresholds
                """
        ),
        Mistake(
            in: .scenario,
            "    publishers: 20\n",
            becomes: "    publisher: 20\n",
            gives: """
                scenario.yaml:13:5: error: workloads[0] has no key "publisher" [unknown-key]
                  hint: did you mean "publishers"? The keys of workloads[0] are name, publishers, \
                qos, arrivals, payload, poison, topic, inFlight, properties and maximumLag
                """
        ),
        Mistake(
            in: .scenario,
            "    qos: 1\n",
            becomes: "    quality: 1\n",
            gives: """
                scenario.yaml:14:5: error: workloads[0] has no key "quality" [unknown-key]
                  hint: did you mean "qos"? The keys of workloads[0] are name, publishers, qos, \
                arrivals, payload, poison, topic, inFlight, properties and maximumLag
                """
        ),
        Mistake(
            in: .scenario,
            "phases: {",
            becomes: "phases: # {",
            gives: """
                scenario.yaml:17:8: error: phases is empty, not a mapping [wrong-type]
                  hint: write its keys below it, indented, or in braces
                """
        ),
    ]
}
