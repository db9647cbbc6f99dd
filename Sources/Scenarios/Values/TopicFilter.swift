/// A topic filter as a graph's source subscribes to it: a topic that may have wildcards.
///
///     sensor/+/raw    + stands for one level
///     sensor/#        # stands for any number of levels at the end, none included
///
/// Source: MQTT 5, section 4.7.
public struct TopicFilter: Hashable, Sendable {
    /// The filter as it was written.
    public let text: String
    private let levels: [Substring]

    /// Takes a filter as it is, whether it is one or not.
    public init(_ text: String) {
        self.text = text
        levels = Self.levels(of: text)
    }

    /// Whether it has a wildcard, so that it stands for more than one topic.
    public var hasWildcards: Bool { levels.contains { $0 == "+" || $0 == "#" } }

    /// Whether a topic name matches.
    public func matches(_ topic: String) -> Bool {
        let topic = Self.levels(of: topic)
        // Wildcards at the front leave out topics that begin with $.
        if topic[0].hasPrefix("$"), levels[0] == "+" || levels[0] == "#" { return false }
        for (index, level) in levels.enumerated() {
            if level == "#" { return true }
            guard index < topic.count, level == "+" || level == topic[index] else { return false }
        }
        return levels.count == topic.count
    }

    /// Whether there is a topic name that matches both; wildcards at the front are taken to match
    /// what begins with $ as well.
    func overlaps(_ other: TopicFilter) -> Bool {
        for (index, level) in levels.enumerated() {
            if level == "#" { return true }
            guard index < other.levels.count else { return false }
            let their = other.levels[index]
            if their == "#" { return true }
            guard level == their || level == "+" || their == "+" else { return false }
        }
        return levels.count == other.levels.count || other.levels[levels.count] == "#"
    }

    /// Whether every topic that a template stands for matches.
    ///
    /// - Parameters:
    ///   - template: The template.
    ///   - publishers: How many publishers make a topic of it; at least 1.
    /// - Returns: Whether all of them match.
    public func matchesAll(of template: TopicTemplate, publishers: Int) -> Bool {
        // One publisher has one topic; with more, a level that differs matches only a wildcard.
        matches(publishers > 1 ? template.differingFromEveryName : template.topic(ofPublisher: 0))
    }

    private static func levels(of text: String) -> [Substring] {
        text.split(separator: "/", omittingEmptySubsequences: false)
    }
}

extension TopicFilter {
    /// Checks a filter that a graph takes its messages from: wildcards fill whole levels, nothing
    /// reserved is taken in.
    ///
    /// The offset of a mistake points at the offending character.
    static func check(_ text: String) throws(ValueProblem) {
        var offset = 0
        let levels = Self.levels(of: text)
        for (index, level) in levels.enumerated() {
            try check(level, isLast: index == levels.count - 1, at: offset, in: text)
            offset += level.unicodeScalars.count + 1
        }
        try TopicRules.check(text, mayHaveWildcards: true)
        let filter = TopicFilter(text)
        for topic in [TopicRules.selfTest, "\(TopicRules.selfTest)/x"]
        where filter.matches(topic) {
            throw ValueProblem(
                .reserved,
                "\(quoted(text)) takes in the broker's self-test below \(TopicRules.selfTest)",
                hint: "begin with a level of its own, such as sensor/+/raw"
            )
        }
    }

    private static func check(
        _ level: Substring,
        isLast: Bool,
        at offset: Int,
        in text: String
    ) throws(ValueProblem) {
        let scalars = level.unicodeScalars
        guard scalars.count > 1 || (level == "#" && !isLast),
            let index = scalars.firstIndex(where: { $0 == "+" || $0 == "#" })
        else { return }
        let place = offset + scalars.distance(from: scalars.startIndex, to: index)
        guard scalars.count > 1 else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(text)) has levels behind the wildcard \"#\"",
                hint: "# stands for all levels that follow: let it be the last one",
                offset: place
            )
        }
        throw ValueProblem(
            .malformedValue,
            "\(quoted(text)) has a wildcard beside other letters",
            hint: "a wildcard fills a whole level, such as sensor/+/raw or sensor/#",
            offset: place
        )
    }
}
