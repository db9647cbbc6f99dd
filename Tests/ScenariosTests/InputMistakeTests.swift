import Testing

@testable import Scenarios

/// Filters that a graph takes its messages from.
@Suite struct InputMistakeTests {
    @Test(arguments: InputMistakeTests.table)
    func `an input that cannot be used is reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- sensor/+/raw\n",
            gives: """
                scenario.yaml:12:5: error: workloads[0] has no "topic", but the graph takes its \
                messages from "sensor/+/raw" [missing-key]
                  hint: add topic: sensor/{publisher}/raw
                """
        ),
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- sensor/ra+\n",
            gives: """
                graphs/resource.yaml:15:22: error: "sensor/ra+" has a wildcard beside other \
                letters [malformed-value]
                  hint: a wildcard fills a whole level, such as sensor/+/raw or sensor/#
                """
        ),
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- sensor/#/raw\n",
            gives: """
                graphs/resource.yaml:15:20: error: "sensor/#/raw" has levels behind the wildcard \
                "#" [malformed-value]
                  hint: # stands for all levels that follow: let it be the last one
                """
        ),
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- \"+/#\"\n",
            gives: """
                graphs/resource.yaml:15:14: error: "+/#" takes in the broker's self-test below \
                azedge/dmqtt/selftest [reserved]
                  hint: begin with a level of its own, such as sensor/+/raw
                """
        ),
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- azedge/+/selftest\n",
            gives: """
                graphs/resource.yaml:15:13: error: "azedge/+/selftest" takes in the broker's \
                self-test below azedge/dmqtt/selftest [reserved]
                  hint: begin with a level of its own, such as sensor/+/raw
                """
        ),
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- $share/g/sensor/+\n",
            gives: """
                graphs/resource.yaml:15:13: error: topic "$share/g/sensor/+" is a shared \
                subscription: others would get a part of it [reserved]
                  hint: name the topic itself, without $share and the group
                """
        ),
        Mistake(
            in: .resource,
            "- raw\n",
            becomes: "- +\n",
            gives: """
                graphs/resource.yaml:30:26: error: the output "processed" is one of the topics of \
                the input "+" [contradiction]
                  hint: give the output a topic of its own: results would go in again
                """
        ),
        Mistake(
            in: .resource,
            "dataDestination: processed",
            becomes: "dataDestination: sensor/+",
            gives: """
                graphs/resource.yaml:30:33: error: topic "sensor/+" has the wildcard "+" \
                [malformed-value]
                  hint: name one topic, such as raw or sensors/raw
                """
        ),
    ]
}
