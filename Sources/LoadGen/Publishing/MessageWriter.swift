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
    /// The identity of the message that is being made.
    private var name: [UInt8] = []

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
        // Written once and copied twice: one property cannot be read while the other is written.
        identity.write(publisher: publisher, sequence: sequence, into: &name)
        timestamps.write(timestamp, identity: name, into: &message.userProperties[0].value)
        Self.copy(name, into: &message.userProperties[1].value)
    }

    /// Replaces the contents of `value`, which keeps its storage.
    private static func copy(_ name: [UInt8], into value: inout [UInt8]) {
        guard value.count == name.count else {
            // A buffer of its own: one that is shared would be copied for the next message.
            value = name.map { $0 }
            return
        }
        var target = value.mutableSpan
        target.overwrite(from: 0, with: name.span)
    }
}
