import Scenarios

/// A destination whose topic has variables: parts of the topic that a map wrote.
///
/// A message to which nothing was written, or with too few levels, has no topic and does not leave.
/// Source: _Route messages to different topics in data flow graphs_, "Topic translation details".
struct GraphDestination {
    private let parts: [OutputTopic.Part]

    /// Makes a destination; nil for a topic without variables.
    init?(_ topic: OutputTopic) {
        if topic.isFixed { return nil }
        parts = topic.parts
    }

    /// Writes a message's topic on it; false where it has none.
    func address(_ message: inout GraphMessage) -> Bool {
        let slash = UInt8(ascii: "/")
        guard let written = message.writtenTopic, !written.isEmpty else { return false }
        let levels = written.split(separator: slash, omittingEmptySubsequences: false)
        var topic: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let text): topic.append(contentsOf: text.utf8)
            case .whole: topic.append(contentsOf: written)
            case .level(let number) where levels.indices.contains(number - 1):
                topic.append(contentsOf: levels[number - 1])
            case .level: return false
            }
        }
        message.destination = topic
        return true
    }
}
