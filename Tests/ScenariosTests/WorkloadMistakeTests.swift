import Testing

@testable import Scenarios

/// Topics, windows and properties of a workload's messages.
@Suite struct WorkloadMistakeTests {
    @Test(arguments: WorkloadMistakeTests.table)
    func `a workload that cannot send is reported`(_ mistake: Mistake) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: other",
            gives: """
                scenario.yaml:15:12: error: topic "other" is not the topic that the graph takes \
                its messages from, "raw" [contradiction]
                  hint: remove topic, or give the graph an input with wildcards, such as \
                sensor/+/raw
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: sensor/{publisher}",
            gives: """
                scenario.yaml:15:12: error: topic "sensor/{publisher}" is not the topic that the \
                graph takes its messages from, "raw" [contradiction]
                  hint: remove topic, or give the graph an input with wildcards, such as \
                sensor/+/raw
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: raw/{pubisher}",
            gives: """
                scenario.yaml:15:16: error: topic "raw/{pubisher}" has "{pubisher}", which stands \
                for nothing [unknown-kind]
                  hint: did you mean {publisher}? Known: {publisher}, the publisher's number in \
                the workload, from 0
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: raw/{publisher",
            gives: """
                scenario.yaml:15:16: error: topic "raw/{publisher" has a brace without its other \
                half [malformed-value]
                  hint: write {publisher} for the publisher's number; braces have no other use
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: raw}",
            gives: """
                scenario.yaml:15:15: error: topic "raw}" has a brace without its other half \
                [malformed-value]
                  hint: write {publisher} for the publisher's number; braces have no other use
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: sensor/+",
            gives: """
                scenario.yaml:15:19: error: topic "sensor/+" has the wildcard "+" \
                [malformed-value]
                  hint: name one topic, such as raw or sensors/raw
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: \"#\"",
            gives: """
                scenario.yaml:15:13: error: topic "#" takes in everything, the broker's own \
                probes too [reserved]
                  hint: name one topic, such as raw or sensors/raw
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: $SYS/x",
            gives: """
                scenario.yaml:15:12: error: topic "$SYS/x" begins with $: such topics are the \
                broker's own [reserved]
                  hint: name one topic, such as raw or sensors/raw
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: azedge/dmqtt/selftest/{publisher}",
            gives: """
                scenario.yaml:15:12: error: topic "azedge/dmqtt/selftest/{publisher}" belongs to \
                the broker's self-test [reserved]
                  hint: use a topic outside of azedge/dmqtt/selftest
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: \"\"",
            gives: """
                scenario.yaml:15:12: error: topic is "" [malformed-value]
                  hint: write the text between the quotes, or remove the key
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    topic: 5",
            gives: """
                scenario.yaml:15:12: error: topic is the number 5, not text [wrong-type]
                  hint: put it in quotes: "5"
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    inFlight: 0",
            gives: """
                scenario.yaml:15:15: error: inFlight is 0 [out-of-range]
                  hint: write a whole number from 1 to 65535: MQTT numbers what is in flight with \
                16 bits
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    inFlight: 65536",
            gives: """
                scenario.yaml:15:15: error: inFlight is 65536 [out-of-range]
                  hint: write a whole number from 1 to 65535: MQTT numbers what is in flight with \
                16 bits
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 0\n    inFlight: 100",
            gives: """
                scenario.yaml:15:5: error: inFlight counts messages that wait for an \
                acknowledgement, but qos is 0 [contradiction]
                  hint: remove inFlight, or write qos: 1
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: [site]",
            gives: """
                scenario.yaml:15:17: error: properties is a list, not a mapping [wrong-type]
                  hint: write its keys below it, indented, or in braces
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { site: 5 }",
            gives: """
                scenario.yaml:15:25: error: the user property "site" is the number 5, not text \
                [wrong-type]
                  hint: put it in quotes: "5"
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { $partition: a }",
            gives: """
                scenario.yaml:15:19: error: the user property "$partition" is reserved: it \
                chooses the broker's partition for shared subscriptions [reserved]
                  hint: choose another name, such as site
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { $high_priority: a }",
            gives: """
                scenario.yaml:15:19: error: the user property "$high_priority" is reserved: it \
                asks the broker to prefer the message [reserved]
                  hint: choose another name, such as site
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { __ts: a }",
            gives: """
                scenario.yaml:15:19: error: the user property "__ts" is reserved: names that \
                begin with __ are the graph runtime's own [reserved]
                  hint: choose another name, such as site
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { crucible: a }",
            gives: """
                scenario.yaml:15:19: error: the user property "crucible" is reserved: it carries \
                the message's identity, which every verdict rests on [reserved]
                  hint: choose another name, such as site
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { \"\": a }",
            gives: """
                scenario.yaml:15:19: error: a user property has no name [malformed-value]
                  hint: write a name and a value, such as site: oslo
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { site: a, site: b }",
            gives: """
                scenario.yaml:15:28: error: properties has "site" twice, first at \
                scenario.yaml:15:19 [duplicate-key]
                  hint: keep one of the two
                """
        ),
        Mistake(
            in: .scenario,
            "qos: 1",
            becomes: "qos: 1\n    properties: { site: \"a\\u0000b\" }",
            gives: """
                scenario.yaml:15:25: error: the user property "site" has a control character \
                [malformed-value]
                  hint: leave it out: brokers close connections over it
                """
        ),
    ]
}
