import Testing

@testable import Scenarios

/// Thresholds in their places in a file.
@Suite struct ThresholdMistakeTests {
    @Test(arguments: ThresholdMistakeTests.table)
    func `a threshold that cannot be read is reported at the offending character`(
        _ mistake: Mistake
    ) {
        #expect(mistake.found == mistake.expected)
    }

    static let table: [Mistake] = [
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "losst == 0",
            gives: """
                scenario.yaml:18:41: error: there is no metric "losst" [unknown-kind]
                  hint: did you mean "lost"? Available are end_to_end, end_to_end_from_send, \
                publish, ingress, graph, send_lag, tcp_connect, tls_handshake, mqtt_connect, subscribe, \
                reauthentication, slots, sent, unsent, acknowledged, refused, delivered, \
                withheld, lost, leaked, duplicated, \
                duplicatedByHop, duplicatedByPublisher, duplicatedAroundInterruption, \
                duplicatedUnexplained, corrupted, misrouted, propertyLost, propertyAltered, propertiesReordered, timestampChanged, reordered, late, recovered, \
                indeterminate, phantom, unexpected, staleRun, foreign, disconnects, reconnects, \
                abandoned, sessions_lost, resent, renewals, reauthentications and renewals_refused
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "graph.p99 < 5ms",
            gives: """
                scenario.yaml:18:41: error: graph.p99 < 5ms needs the input to be watched \
                [contradiction]
                  hint: add watchInput: true to the scenario
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost = 0",
            gives: """
                scenario.yaml:18:46: error: threshold "lost = 0" has "=" where a comparison \
                belongs [malformed-value]
                  hint: did you mean ==? Available are <, <=, ==, !=, >= and >
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost 0",
            gives: """
                scenario.yaml:18:46: error: threshold "lost 0" has nothing where a comparison \
                belongs [malformed-value]
                  hint: Available are <, <=, ==, !=, >= and >
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost == 5ms",
            gives: """
                scenario.yaml:18:49: error: limit "5ms" is not a number of messages, which the \
                metric counts [wrong-type]
                  hint: write a whole number without a unit, such as 0
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost == 1%",
            gives: """
                scenario.yaml:18:49: error: limit "1%" is not a number of messages, which the \
                metric counts [wrong-type]
                  hint: write a whole number without a unit, such as 0
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost == none",
            gives: """
                scenario.yaml:18:49: error: limit "none" is not a number of messages, which the \
                metric counts [malformed-value]
                  hint: write a whole number without a unit, such as 0
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost.p99 == 0",
            gives: """
                scenario.yaml:18:45: error: "lost" is a count of messages and has no "p99" \
                [malformed-value]
                  hint: write lost alone, such as lost == 0
                """
        ),
        Mistake(
            in: .scenario,
            "p99 < 250ms",
            becomes: "p99 < 250",
            gives: """
                scenario.yaml:18:32: error: limit "250" has no unit of time, but the metric is a \
                latency [wrong-type]
                  hint: add a unit, such as 250ms
                """
        ),
        Mistake(
            in: .scenario,
            "p99 < 250ms",
            becomes: "p99 < 250mss",
            gives: """
                scenario.yaml:18:32: error: "250mss" is not a duration [malformed-value]
                  hint: write a number and a unit, largest unit first, such as 250ms, 5s or 1h30m
                """
        ),
        Mistake(
            in: .scenario,
            "end_to_end.p99",
            becomes: "end_to_end",
            gives: """
                scenario.yaml:18:25: error: "end_to_end" in a threshold needs a statistic \
                [malformed-value]
                  hint: write end_to_end.p99; available are p50, p90, p95, p99, p99.9 and max
                """
        ),
        Mistake(
            in: .scenario,
            "end_to_end.p99",
            becomes: "end_to_end.p100",
            gives: """
                scenario.yaml:18:26: error: there is no statistic "p100" of end_to_end \
                [unknown-kind]
                  hint: Available are p50, p90, p95, p99, p99.9 and max, and any other percentile \
                with at most 3 decimals
                """
        ),
        Mistake(
            in: .scenario,
            "end_to_end.p99",
            becomes: "end_to_end.mx",
            gives: """
                scenario.yaml:18:26: error: there is no statistic "mx" of end_to_end \
                [unknown-kind]
                  hint: did you mean "max"? Available are p50, p90, p95, p99, p99.9 and max, and \
                any other percentile with at most 3 decimals
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "== 0",
            gives: """
                scenario.yaml:18:41: error: threshold "== 0" names no metric [malformed-value]
                  hint: begin with one, such as lost == 0; available are end_to_end, \
                end_to_end_from_send, publish, ingress, graph, send_lag, tcp_connect, tls_handshake, \
                mqtt_connect, subscribe, reauthentication, slots, sent, unsent, acknowledged, \
                refused, delivered, withheld, lost, leaked, duplicated, \
                duplicatedByHop, duplicatedByPublisher, duplicatedAroundInterruption, \
                duplicatedUnexplained, corrupted, misrouted, propertyLost, propertyAltered, propertiesReordered, timestampChanged, reordered, \
                late, recovered, indeterminate, phantom, unexpected, staleRun, foreign, \
                disconnects, reconnects, abandoned, sessions_lost, resent, renewals, \
                reauthentications and renewals_refused
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "lost ==",
            gives: """
                scenario.yaml:18:48: error: limit "" is not a number of messages, which the \
                metric counts [malformed-value]
                  hint: write a whole number without a unit, such as 0
                """
        ),
        Mistake(
            in: .scenario,
            "\"lost == 0\"",
            becomes: "[1]",
            gives: """
                scenario.yaml:18:40: error: a threshold is a list [wrong-type]
                  hint: write one value, such as "lost == 0"
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "reconects == 0",
            gives: """
                scenario.yaml:18:41: error: there is no metric "reconects" [unknown-kind]
                  hint: did you mean "reconnects"? Available are end_to_end, \
                end_to_end_from_send, publish, ingress, graph, send_lag, tcp_connect, tls_handshake, \
                mqtt_connect, subscribe, reauthentication, slots, sent, unsent, acknowledged, \
                refused, delivered, withheld, lost, leaked, duplicated, \
                duplicatedByHop, duplicatedByPublisher, duplicatedAroundInterruption, \
                duplicatedUnexplained, corrupted, misrouted, propertyLost, propertyAltered, propertiesReordered, timestampChanged, reordered, \
                late, recovered, indeterminate, phantom, unexpected, staleRun, foreign, \
                disconnects, reconnects, abandoned, sessions_lost, resent, renewals, \
                reauthentications and renewals_refused
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "renewals >= 3s",
            gives: """
                scenario.yaml:18:53: error: limit "3s" is not a number of renewals, which the \
                metric counts [wrong-type]
                  hint: write a whole number without a unit, such as 0
                """
        ),
        Mistake(
            in: .scenario,
            "lost == 0",
            becomes: "sessions_lost.max == 0",
            gives: """
                scenario.yaml:18:54: error: "sessions_lost" is a count of sessions and has no \
                "max" [malformed-value]
                  hint: write sessions_lost alone, such as sessions_lost == 0
                """
        ),
        Mistake(
            in: .scenario,
            "end_to_end.p99 < 250ms",
            becomes: "tls_handshake.p99 < 1",
            gives: """
                scenario.yaml:18:35: error: limit "1" has no unit of time, but the metric is a \
                latency [wrong-type]
                  hint: add a unit, such as 1ms
                """
        ),
    ]
}
