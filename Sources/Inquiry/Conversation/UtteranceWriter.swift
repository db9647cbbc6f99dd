import Evidence
import Messaging
import Quantities

/// Makes messages of what is said in a conversation: with identity and time, as the load's are.
struct UtteranceWriter: Sendable {
    /// The user property that data flow graphs read a message's time from.
    static let timestampName = Array("__ts".utf8)

    private let identity: IdentityProperty
    private var milliseconds = Int64.min
    private var counter: UInt64 = 0

    init(_ identity: IdentityProperty) {
        self.identity = identity
    }

    /// The message, which leaves at `now`.
    ///
    /// Its time, `milliseconds:counter:node`, never goes back, as that of a publisher must not.
    mutating func message(of utterance: Utterance, at now: WallClockInstant) -> OutgoingMessage {
        if now.milliseconds > milliseconds {
            milliseconds = now.milliseconds
            counter = 0
        } else {
            counter += 1
        }
        var value: [UInt8] = []
        identity.write(
            publisher: MessageIdentity.questionPublisher,
            sequence: utterance.number,
            into: &value
        )
        let timestamp = Array("\(max(0, milliseconds)):\(counter):".utf8) + value
        return OutgoingMessage(
            topic: utterance.topic,
            payload: utterance.payload,
            quality: .atLeastOnce,
            contentType: utterance.contentType,
            userProperties: [
                UserProperty(name: Self.timestampName, value: timestamp),
                UserProperty(name: IdentityProperty.name, value: value),
            ] + utterance.properties
        )
    }
}
