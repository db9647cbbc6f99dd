import Messaging
import Scenarios
import Testing

@testable import Sandbox

/// Destinations whose topic is made of what a map wrote.
@Suite struct GraphDestinationTests {
    private func message(writing topic: String?) -> GraphMessage {
        var message = GraphMessage(#"{"temperature":{"value":1,"unit":"C"}}"#)
        if let topic { message.topic = Array(topic.utf8)[...] }
        return message
    }

    @Test(arguments: [
        ("out/${outputTopic}", "region/west", "out/region/west"),
        ("out/${outputTopic.1}", "region/west", "out/region"),
        ("out/${outputTopic.2}", "region/west", "out/west"),
        ("out/x${outputTopic.2}/y", "region/west", "out/xwest/y"),
    ])
    func `a topic has the parts of the one that was written`(
        destination: String,
        written: String,
        topic: String
    ) throws {
        let made = try #require(GraphDestination(OutputTopic(destination)))
        var message = message(writing: written)
        #expect(made.address(&message))
        #expect(message.destination == Array(topic.utf8))
    }

    @Test(arguments: [nil, "", "one"])
    func `without that part there is no topic`(written: String?) throws {
        let made = try #require(GraphDestination(OutputTopic("out/${outputTopic.2}")))
        var message = message(writing: written)
        #expect(!made.address(&message))
        #expect(message.destination == nil)
    }

    @Test func `one topic for all needs no making`() {
        #expect(GraphDestination(OutputTopic("processed")) == nil)
    }
}
