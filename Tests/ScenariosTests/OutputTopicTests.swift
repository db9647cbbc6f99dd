import Testing

@testable import Scenarios

/// Topics that a destination makes of each message.
@Suite struct OutputTopicTests {
    @Test(arguments: [
        ("processed", "processed", true), ("a/b", "a/b", true),
        ("factory/${outputTopic}", "factory/#", false),
        ("factory/${outputTopic}/end", "factory/#", false),
        ("factory/${outputTopic.2}/end", "factory/+/end", false),
        ("factory/line-${outputTopic.1}", "factory/+", false),
        ("factory/${outputTopic.0}", "factory/${outputTopic.0}", true),
        ("a/${outputTopic", "a/${outputTopic", true),
    ])
    func `a filter takes in every topic that it can become`(
        text: String,
        filter: String,
        isFixed: Bool
    ) {
        let topic = OutputTopic(text)
        #expect(topic.filter == filter)
        #expect(topic.isFixed == isFixed)
        #expect(topic.text == text)
    }

    @Test func `its parts are text and variables in their order`() {
        #expect(
            OutputTopic("a/${outputTopic.1}/b${outputTopic}").parts
                == [.text("a/"), .level(1), .text("/b"), .whole]
        )
    }

    @Test(arguments: [
        "${outputTopic}", "${outputTopic.1}/x", "a/${inputTopic}", "a/${outputTopic.0}",
        "a/${outputTopic", "$a/${outputTopic}", "",
    ])
    func `what can become any topic, or has another variable, is refused`(text: String) {
        #expect(throws: ValueProblem.self) { try OutputTopic.check(text) }
    }

    @Test(arguments: ["processed", "a/${outputTopic}", "a/x${outputTopic.12}/b"])
    func `what begins with a level of its own is taken`(text: String) throws {
        try OutputTopic.check(text)
    }

    @Test(arguments: [
        ("a/b", "a/b", true), ("a/b", "a/c", false), ("a/+", "a/c", true), ("a/+", "a/b/c", false),
        ("a/#", "a", true), ("a/#", "a/b/c", true), ("a", "a/#", true), ("+/b", "a/#", true),
        ("a/+/c", "a/b/+", true), ("a/+/c", "a/b/d", false), ("a/b/#", "a/+", true),
        ("a/b/c/#", "a/+", false),
        ("a/+", "a/b/#", true), ("#", "x/y", true), ("a/b", "a", false),
    ])
    func `two filters overlap where a topic matches both`(
        first: String,
        second: String,
        overlap: Bool
    ) {
        #expect(TopicFilter(first).overlaps(TopicFilter(second)) == overlap)
        #expect(TopicFilter(second).overlaps(TopicFilter(first)) == overlap)
    }
}
