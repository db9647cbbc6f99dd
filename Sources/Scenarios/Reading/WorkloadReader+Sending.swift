/// Where a workload's messages go, and how many may be on their way.
extension WorkloadReader {
    /// Reads `topic:`, which every input with wildcards needs.
    ///
    /// - Returns: The template; nil inside where there is none; nil after a mistake.
    static func topic(
        _ keys: inout MappingReader,
        _ publishers: Int?,
        _ subject: String,
        of flow: DataFlow?,
        into problems: inout Problems
    ) -> String?? {
        let input = flow.map { TopicFilter($0.input) }
        guard let node = keys.take("topic") else {
            guard let input, input.hasWildcards else { return .some(nil) }
            problems.add(
                .missingKey,
                at: keys.node.location,
                "\(subject) has no \"topic\", but the graph takes its messages from"
                    + " \(quoted(input.text))",
                hint: "add topic: \(example(matching: input))"
            )
            return nil
        }
        guard let text = node.text("topic", into: &problems) else { return nil }
        do {
            try TopicTemplate.check(text)
            try TopicRules.check(text)
            let template = TopicTemplate(text)
            if let publishers {
                try TopicRules.check(template.topic(ofPublisher: publishers - 1))
                if let input { try check(template, publishers, against: input) }
            }
            return text
        } catch {
            problems.add(error, in: node)
            return nil
        }
    }

    private static func check(
        _ template: TopicTemplate,
        _ publishers: Int,
        against input: TopicFilter
    ) throws(ValueProblem) {
        guard !input.matchesAll(of: template, publishers: publishers) else { return }
        guard input.hasWildcards else {
            throw ValueProblem(
                .contradiction,
                "topic \(quoted(template.text)) is not the topic that the graph takes its messages"
                    + " from, \(quoted(input.text))",
                hint:
                    "remove topic, or give the graph an input with wildcards, such as sensor/+/raw"
            )
        }
        throw ValueProblem(
            .contradiction,
            "topic \(quoted(template.text)) does not match \(quoted(input.text)), which the graph takes"
                + " its messages from",
            hint: "write topic: \(example(matching: input))"
        )
    }

    /// A template that matches: the publisher's number in the place of every wildcard.
    private static func example(matching input: TopicFilter) -> String {
        input.text.replacing("+", with: "{publisher}").replacing("#", with: "{publisher}")
    }

    /// Reads `inFlight:`, which only QoS 1 has.
    ///
    /// - Returns: The number; nil inside where there is none; nil after a mistake.
    static func inFlight(
        _ keys: inout MappingReader,
        _ quality: UInt8?,
        into problems: inout Problems
    ) -> UInt16?? {
        guard let node = keys.take("inFlight") else { return .some(nil) }
        if quality == 0 {
            problems.add(
                .contradiction,
                at: keys.keyLocation("inFlight"),
                "inFlight counts messages that wait for an acknowledgement, but qos is 0",
                hint: "remove inFlight, or write qos: 1"
            )
        }
        return node.integer(
            "inFlight",
            in: 1...UInt16.max,
            because: "MQTT numbers what is in flight with 16 bits",
            into: &problems
        )
        .map { .some($0) }
    }
}
