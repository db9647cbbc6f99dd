import Quantities
import Scenarios
import Testing

@testable import Verifier

/// What a throttle's configuration says, and what of it is refused.
@Suite struct ThrottleConfigurationTests {
    private func rules(_ text: String) throws(StageProblem) -> [ThrottleRule] {
        try ThrottleRulesReader.rules(in: ["throttle": text])
    }

    private func limits(_ elements: String) -> String { #"{"perTopicThrottles":[\#(elements)]}"# }

    @Test(arguments: [
        ("10", 100), ("3", 334), ("0.1", 10_000), ("1000", 1), ("5000", 1), ("7.5", 134),
    ])
    func `an interval is a thousand milliseconds over the rate, rounded up`(
        rate: String,
        milliseconds: Int64
    ) throws {
        let found = try rules(limits(#"{"topic":"a","maxMessagesPerSecond":\#(rate)}"#))
        #expect(found.map(\.interval) == [.milliseconds(milliseconds)])
    }

    @Test func `zero lets nothing pass, and the first limit that matches counts`() throws {
        let found = try rules(
            limits(
                #"{"topic":"a/b","maxMessagesPerSecond":0},{"topic":"a/#","maxMessagesPerSecond":1}"#
            )
        )
        #expect(found[0].interval == nil)
        let plan = ThrottlePlan(name: "slow", rules: found, isLast: true)
        #expect(plan.rule(of: "a/b") == 0)
        #expect(plan.rule(of: "a/c") == 1)
        #expect(plan.rule(of: "a") == 1)
        #expect(plan.rule(of: "b") == nil)
    }

    @Test(arguments: [
        (#"[]"#, "its throttle is no list of limits"),
        (#"{"perTopicThrottles":[],"more":1}"#, "its throttle is no list of limits"),
        (
            #"{"perTopicThrottles":[{"topic":"a"}]}"#,
            "limit 1 is no topic with its messages a second"
        ),
        (
            #"{"perTopicThrottles":[{"topic":"a","maxMessagesPerSecond":"1"}]}"#,
            "limit 1 is no topic with its messages a second"
        ),
        (
            #"{"perTopicThrottles":[{"topic":"a","maxMessagesPerSecond":-1}]}"#,
            "limit 1 lets -1.0 messages a second pass"
        ),
        (
            #"{"perTopicThrottles":[{"topic":"a","maxMessagesPerSecond":0.000001}]}"#,
            "limit 1 lets less than one message a day pass"
        ),
        (
            #"{"perTopicThrottles":[{"topic":"a","maxMessagesPerSecond":1},"#
                + #"{"topic":"a","maxMessagesPerSecond":2}]}"#,
            "limit 2 is for the topics of another: the runtime refuses that"
        ),
    ])
    func `a configuration that cannot be judged is refused`(text: String, problem: String) {
        let error = #expect(throws: StageProblem.self) { try rules(text) }
        #expect(error?.problem == problem)
    }

    @Test func `keys besides throttle are refused`() {
        let error = #expect(throws: StageProblem.self) {
            try ThrottleRulesReader.rules(in: ["rules": "{}", "throttle": "{}"])
        }
        #expect(error?.problem == "its parameter \"rules\" cannot be judged")
        let missing = #expect(throws: StageProblem.self) { try ThrottleRulesReader.rules(in: [:]) }
        #expect(missing?.problem == "it has no parameter \"throttle\"")
    }
}
