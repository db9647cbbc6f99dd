import Quantities
import Testing

@testable import Scenarios

@Suite struct TopicFilterTests {
    @Test(arguments: [
        ("raw", "raw", true), ("raw", "raw/a", false), ("raw", "rav", false),
        ("sensor/+/raw", "sensor/0/raw", true), ("sensor/+/raw", "sensor//raw", true),
        ("sensor/+/raw", "sensor/0/1/raw", false), ("sensor/+/raw", "sensor/0", false),
        ("sensor/+/raw", "sensor/0/raw/more", false), ("sensor/+", "sensor", false),
        ("sensor/#", "sensor", true), ("sensor/#", "sensor/0/raw", true),
        ("sensor/#", "sensors", false), ("+/+", "/raw", true), ("+", "/raw", false),
        ("/+", "/raw", true), ("+/x", "$SYS/x", false), ("#", "$SYS/x", false),
        ("$SYS/#", "$SYS/x", true), ("#", "a", true), ("+/#", "a", true),
    ])
    func `a wildcard stands for one level, or for all that follow`(
        filter: String,
        topic: String,
        matches: Bool
    ) {
        #expect(TopicFilter(filter).matches(topic) == matches)
    }

    @Test(arguments: [
        ("sensor/+/raw", "sensor/{publisher}/raw", 2, true),
        ("sensor/+/raw", "sensor/a{publisher}/raw", 2, true),
        ("sensor/+/raw", "sensor/{publisher}/raw/x", 2, false),
        ("sensor/0/raw", "sensor/{publisher}/raw", 1, true),
        ("sensor/0/raw", "sensor/{publisher}/raw", 2, false),
        ("sensor/{publisher}", "sensor/{publisher}", 2, false),
        ("sensor/#", "sensor/{publisher}/{publisher}", 9, true), ("raw", "raw", 9, true),
        ("raw", "other", 9, false),
    ])
    func `a template matches when each of its topics does`(
        filter: String,
        template: String,
        publishers: Int,
        matches: Bool
    ) {
        let filter = TopicFilter(filter)
        let template = TopicTemplate(template)
        #expect(filter.matchesAll(of: template, publishers: publishers) == matches)
        let each = (0..<publishers).allSatisfy { filter.matches(template.topic(ofPublisher: $0)) }
        #expect(each == matches)
    }

    /// The definition, level by level, without any thought for speed.
    private static func matches(_ filter: [String], _ topic: [String]) -> Bool {
        switch (filter.first, topic.first) {
        case ("#", _): true
        case (nil, nil): true
        case (nil, _), (_, nil): false
        case ("+", _): matches(Array(filter.dropFirst()), Array(topic.dropFirst()))
        case (let left?, let right?):
            left == right && matches(Array(filter.dropFirst()), Array(topic.dropFirst()))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `agrees with the definition`(seed: UInt64) {
        let random = Philox2x64(key: seed)
        func levels(_ stream: UInt64, of words: [String]) -> [String] {
            let count = 1 + random.block(low: 0, high: stream).0.uniform(below: 4)
            return (1...count).map { level in
                words[
                    Int(
                        random.block(low: level, high: stream).0.uniform(below: UInt64(words.count))
                    )
                ]
            }
        }
        for round in 0..<20 as Range<UInt64> {
            var filter = levels(2 * round, of: ["a", "b", "", "+"])
            if round % 3 == 0 { filter.append("#") }
            let topic = levels(2 * round + 1, of: ["a", "b", ""])
            let found = TopicFilter(filter.joined(separator: "/"))
                .matches(topic.joined(separator: "/"))
            #expect(
                found == Self.matches(filter, topic),
                "seed \(seed): \(filter) and \(topic)"
            )
        }
    }

    @Test(arguments: ["raw", "sensor/+/raw", "sensor/#", "+/raw", "+/+", "a//+", "azedge/+/x/+"])
    func `a filter of one's own is accepted`(filter: String) throws {
        try TopicFilter.check(filter)
    }

    @Test(arguments: [
        ("#", ScenarioError.Code.reserved, 0), ("a+", .malformedValue, 1),
        ("a/+b", .malformedValue, 2), ("a/b#", .malformedValue, 3), ("a/#/b", .malformedValue, 2),
        ("##", .malformedValue, 0), ("+/#", .reserved, 0), ("+/+/+", .reserved, 0),
        ("azedge/#", .reserved, 0), ("azedge/dmqtt/+", .reserved, 0),
        ("azedge/dmqtt/selftest/+", .reserved, 0), ("$share/g/a/+", .reserved, 0),
        ("$SYS/#", .reserved, 0), ("", .malformedValue, 0), ("a/\u{1}/+", .malformedValue, 2),
    ])
    func `what is malformed or takes in what is reserved is refused`(
        filter: String,
        code: ScenarioError.Code,
        offset: Int
    ) {
        let problem = #expect(throws: ValueProblem.self) { try TopicFilter.check(filter) }
        #expect(problem?.code == code)
        #expect(problem?.offset == offset)
    }
}
