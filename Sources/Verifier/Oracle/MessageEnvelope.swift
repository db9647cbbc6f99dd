public import Evidence
public import Scenarios

/// What a message carries besides its body, as far as a graph's modules see it.
public struct MessageEnvelope: Hashable, Sendable {
    /// The topic that it was published to.
    public var topic: String
    /// The topic that a transform wrote; nil where none did.
    var outputTopic: String?
    /// Its user properties in their order; not those that Crucible writes itself.
    public var properties: [Workload.Property]

    /// Creates an envelope.
    public init(topic: String = "", properties: [Workload.Property] = []) {
        self.topic = topic
        self.properties = properties
    }

    /// Creates the envelope that every message of a publisher has.
    ///
    /// - Parameters:
    ///   - publisher: The publisher's number in the run.
    ///   - scenario: What the run does.
    ///   - plan: What its slots hold.
    public init(of publisher: UInt32, in scenario: Scenario, _ plan: any SlotPlan) {
        topic = plan.topic(of: publisher)
        let isPlanned = publisher < UInt32(scenario.publisherCount)
        properties =
            isPlanned ? scenario.workload(ofPublisher: publisher).workload.properties : []
    }

    /// The value of the last user property of this name; nil without one.
    func value(ofProperty name: String) -> String? {
        properties.last { $0.name == name }?.value
    }
}
