/// The topic that a graph's results come out on, which may be made of each message.
///
///     processed                    one topic for all
///     factory/${outputTopic}       the topic that the last transform wrote, below a level of its own
///     factory/${outputTopic.2}     the second level of that topic
///
/// Source: learn.microsoft.com, _Route messages to different topics in data flow graphs_, 2 April 2026.
public struct OutputTopic: Hashable, Sendable {
    /// A part of the topic.
    public enum Part: Hashable, Sendable {
        /// The same for all messages.
        case text(String)
        /// The whole topic that the last transform wrote.
        case whole
        /// One level of it, from 1.
        case level(Int)
    }

    /// The topic as the destination has it.
    public let text: String
    /// Its parts, in their order.
    public let parts: [Part]

    /// Takes a topic as it is; a variable that nobody has written down stays text.
    public init(_ text: String) {
        self.text = text
        parts = Self.parts(of: text)
    }

    /// Whether it is the same topic for all messages.
    public var isFixed: Bool {
        parts.allSatisfy { if case .text = $0 { true } else { false } }
    }

    /// A filter that takes in every topic it can become: what is to be subscribed to.
    public var filter: String {
        var levels: [Substring] = []
        for level in text.split(separator: "/", omittingEmptySubsequences: false) {
            let parts = Self.parts(of: String(level))
            if parts.contains(.whole) {
                levels.append("#")
                break
            }
            let isText = parts.allSatisfy { if case .text = $0 { true } else { false } }
            levels.append(isText ? level : "+")
        }
        return levels.joined(separator: "/")
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "${"),
            let end = rest[start.upperBound...].firstIndex(of: "}")
        {
            let variable = rest[start.upperBound..<end]
            guard let part = part(named: variable) else { break }
            if start.lowerBound > rest.startIndex {
                parts.append(.text(String(rest[..<start.lowerBound])))
            }
            parts.append(part)
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }

    private static func part(named variable: Substring) -> Part? {
        if variable == "outputTopic" { return .whole }
        guard variable.hasPrefix("outputTopic."), let level = Int(variable.dropFirst(12)), level > 0
        else { return nil }
        return .level(level)
    }
}

extension OutputTopic {
    /// Checks the topic of a destination.
    ///
    /// - Parameter text: The topic.
    /// - Throws: What keeps Crucible from subscribing to it.
    static func check(_ text: String) throws(ValueProblem) {
        let topic = OutputTopic(text)
        if topic.parts.contains(where: {
            if case .text(let text) = $0 { text.contains("${") } else { false }
        }) {
            throw ValueProblem(
                .unsupportedGraph,
                "nobody has written down every variable of the topic \(quoted(text))",
                hint: "known are ${outputTopic} and its levels, such as ${outputTopic.1}"
            )
        }
        guard !topic.isFixed else { return try TopicRules.check(text) }
        guard
            let first = topic.filter.split(separator: "/", omittingEmptySubsequences: false).first,
            first != "#", first != "+"
        else {
            throw ValueProblem(
                .unsupportedGraph,
                "the topic \(quoted(text)) can become any topic",
                hint: "begin with a level of its own, such as factory/${outputTopic}: Crucible"
                    + " subscribes to all below it"
            )
        }
        try TopicFilter.check(topic.filter)
    }
}
