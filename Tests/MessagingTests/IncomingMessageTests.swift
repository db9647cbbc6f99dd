import Messaging
import Testing

@Suite struct IncomingMessageTests {
    @Test func `finds a user property by its whole name, the first of several`() {
        let message = message("processed", [("id", "1"), ("i", "2"), ("idx", "3"), ("id", "4")])
        for (name, value) in [("id", "1"), ("i", "2"), ("idx", "3")] {
            let range = message.value(ofProperty: Array(name.utf8))
            #expect(range.map { String(decoding: message.bytes[$0], as: UTF8.self) } == value)
        }
        #expect(message.value(ofProperty: Array("other".utf8)) == nil)
        #expect(message.topicText == "processed")
    }

    private func message(
        _ topic: String,
        _ properties: [(name: String, value: String)]
    ) -> IncomingMessage {
        var message = IncomingMessage()
        func append(_ text: String) -> Range<Int> {
            let start = message.bytes.count
            message.bytes += Array(text.utf8)
            return start..<message.bytes.count
        }
        message.topic = append(topic)
        for property in properties {
            let name = append(property.name)
            message.userProperties.append(
                IncomingMessage.PropertyRange(name: name, value: append(property.value))
            )
        }
        return message
    }
}
