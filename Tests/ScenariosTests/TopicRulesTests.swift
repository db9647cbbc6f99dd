import Testing

@testable import Scenarios

@Suite struct TopicRulesTests {
    @Test(arguments: ["raw", "a/b/c", "/", "a b", "ü", "share/$x", "azedge/other"])
    func `one topic name is accepted`(topic: String) throws {
        try TopicRules.check(topic)
    }

    @Test(arguments: [
        ("", ScenarioError.Code.malformedValue, 0), ("#", .reserved, 0),
        ("$share/g/t", .reserved, 0),
        ("$SYS/broker", .reserved, 0), ("azedge/dmqtt/selftest", .reserved, 0),
        ("azedge/dmqtt/selftest/a", .reserved, 0), ("a/#", .malformedValue, 2),
        ("a/+/b", .malformedValue, 2), ("a\u{0}", .malformedValue, 1),
        ("a\u{9F}", .malformedValue, 1),
        (String(repeating: "x", count: 65_536), .outOfRange, 0),
    ])
    func `wildcards, reserved topics and controls are refused by name`(
        topic: String,
        code: ScenarioError.Code,
        offset: Int
    ) {
        let problem = #expect(throws: ValueProblem.self) { try TopicRules.check(topic) }
        #expect(problem?.code == code)
        #expect(problem?.offset == offset)
    }

    @Test func `the longest topic of MQTT is accepted`() throws {
        try TopicRules.check(String(repeating: "x", count: 65_535))
    }
}
