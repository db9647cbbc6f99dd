import Quantities
import Testing

@testable import Scenarios

@Suite struct TopicTemplateTests {
    @Test(arguments: [
        ("raw", 7, "raw"), ("sensor/{publisher}/raw", 0, "sensor/0/raw"),
        ("{publisher}/{publisher}", 12, "12/12"), ("a{publisher}b", 9_999, "a9999b"),
    ])
    func `each publisher has its number in the topic`(
        text: String,
        number: Int,
        topic: String
    ) throws {
        try TopicTemplate.check(text)
        #expect(TopicTemplate(text).topic(ofPublisher: number) == topic)
    }

    @Test(arguments: [
        ("a/{publishr}", ScenarioError.Code.unknownKind, 2), ("a/{}", .unknownKind, 2),
        ("a/{publisher", .malformedValue, 2), ("a}", .malformedValue, 1),
        ("{{publisher}}", .malformedValue, 0), ("{publisher}}", .malformedValue, 11),
        ("{publisher}/{Publisher}", .unknownKind, 12),
    ])
    func `a brace that stands for nothing is refused`(
        text: String,
        code: ScenarioError.Code,
        offset: Int
    ) {
        let problem = #expect(throws: ValueProblem.self) { try TopicTemplate.check(text) }
        #expect(problem?.code == code)
        #expect(problem?.offset == offset)
    }

    @Test func `a workload without a topic sends to the graph's input`() throws {
        var workload = try Fixture.read().scenario.workloads[0]
        #expect(workload.topic(ofPublisher: 3, input: "raw") == "raw")
        workload.topic = "sensor/{publisher}/raw"
        #expect(workload.topic(ofPublisher: 3, input: "sensor/+/raw") == "sensor/3/raw")
    }
}
