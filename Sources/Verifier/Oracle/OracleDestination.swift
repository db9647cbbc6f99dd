import Scenarios

/// How a destination makes the topic of each message.
///
/// A variable that stands for nothing has the message dropped.
/// Source: learn.microsoft.com, _Route messages to different topics in data flow graphs_, "Topic
/// translation details", 2 April 2026.
struct OracleDestination: Sendable {
    private let parts: [OutputTopic.Part]

    /// Creates the destination of a topic; nil where the topic is the same for all messages.
    ///
    /// - Throws: Where results are of many messages, whose topics are not known.
    init?(_ topic: OutputTopic, windows: WindowPlan?) throws(OracleError) {
        guard !topic.isFixed else { return nil }
        guard windows == nil else {
            throw OracleError(
                .unsupportedShape,
                "the destination makes its topic of the message, and messages are taken together",
                hint: "name one topic as the destination"
            )
        }
        parts = topic.parts
    }

    /// The topic of a message; nil where it has none, so that it is dropped.
    func topic(of envelope: MessageEnvelope) -> String? {
        guard let written = envelope.outputTopic, !written.isEmpty else { return nil }
        let levels = written.split(separator: "/", omittingEmptySubsequences: false)
        var topic = ""
        for part in parts {
            switch part {
            case .text(let text): topic += text
            case .whole: topic += written
            case .level(let number):
                guard number <= levels.count else { return nil }
                topic += levels[number - 1]
            }
        }
        return topic
    }
}
