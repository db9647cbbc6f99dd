import Evidence
import Messaging

/// Makes the messages of publishers, one in place of another.
///
/// A value of its own beside the message it writes to: a method of what holds both would have to
/// copy all of it for each message.
struct MessageWriter: Sendable {
    /// A message with room for Crucible's own user properties.
    static var blankMessage: OutgoingMessage {
        OutgoingMessage(
            topic: "",
            userProperties: [
                UserProperty(name: TimestampProperty.name, value: []),
                UserProperty(name: IdentityProperty.name, value: []),
            ]
        )
    }

    private let plan: LoadPlan
    private let identity: IdentityProperty
    private var timestamps: TimestampProperty

    /// Creates the writer of one run's messages.
    init(plan: LoadPlan, run: RunIdentifier) {
        self.plan = plan
        identity = IdentityProperty(run: run, seed: plan.seed)
        timestamps = TimestampProperty()
    }

    /// Writes what all messages of a publisher have in common, whatever `message` held; it began as
    /// ``blankMessage``.
    func begin(_ publisher: borrowing Publisher, in message: inout OutgoingMessage) {
        message.quality = publisher.quality
        message.topic = publisher.topic
        if message.userProperties.count != 2 + publisher.properties.count
            || !publisher.properties.isEmpty
        {
            message.userProperties.replaceSubrange(2..., with: publisher.properties)
        }
    }

    /// Writes what one slot's message has for itself; the rest is the publisher's already.
    mutating func write(
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ timestamp: HybridTimestamp,
        into message: inout OutgoingMessage
    ) {
        plan.writePayload(publisher: publisher, sequence: sequence, into: &message.payload)
        identity.write(
            publisher: publisher,
            sequence: sequence,
            into: &message.userProperties[1].value
        )
        let node = message.userProperties[1].value
        timestamps.write(timestamp, identity: node, into: &message.userProperties[0].value)
    }
}
