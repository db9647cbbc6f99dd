import Messaging

/// One message on its way through the graph, as a module sees it: topic, payload, content type and
/// user properties, of which all but the arrival itself may change.
///
/// Holds the arrival's buffer and where things are in it. Nothing is copied until a stage changes
/// something, or the result leaves.
struct GraphMessage {
    private let bytes: [UInt8]
    private let arrival: Places
    private var newTopic: [UInt8]?
    private var newPayload: [UInt8]?
    private var newProperties: [UserProperty]?
    private var newContentType: [UInt8]??
    /// The topic it leaves on, where the destination makes one of each message.
    var destination: [UInt8]?

    private struct Places {
        let topic: Range<Int>
        let payload: Range<Int>
        let userProperties: [IncomingMessage.PropertyRange]
        let contentType: Range<Int>?
    }

    /// A message as it arrived.
    init(_ message: borrowing IncomingMessage) {
        bytes = message.bytes
        arrival = Places(
            topic: message.topic,
            payload: message.payload,
            userProperties: message.userProperties,
            contentType: message.contentType
        )
    }

    /// A message that a stage makes.
    init(topic: ArraySlice<UInt8>, payload: String) {
        bytes = Array(topic) + Array(payload.utf8)
        arrival = Places(
            topic: 0..<topic.count,
            payload: topic.count..<bytes.count,
            userProperties: [],
            contentType: nil
        )
    }

    /// The topic it arrived on, or the one that a stage gave it.
    var topic: ArraySlice<UInt8> {
        get { newTopic.map { $0[...] } ?? bytes[arrival.topic] }
        set { newTopic = Array(newValue) }
    }

    /// The topic that a stage gave it; nil where none did.
    var writtenTopic: [UInt8]? { newTopic }

    /// The body.
    var payload: ArraySlice<UInt8> {
        get { newPayload.map { $0[...] } ?? bytes[arrival.payload] }
        set { newPayload = Array(newValue) }
    }

    /// The user properties, in order; reading them allocates.
    var userProperties: [UserProperty] {
        get {
            newProperties
                ?? arrival.userProperties.map {
                    UserProperty(name: Array(bytes[$0.name]), value: Array(bytes[$0.value]))
                }
        }
        set { newProperties = newValue }
    }

    /// The content type; nil where there is none.
    var contentType: ArraySlice<UInt8>? {
        get {
            if let newContentType { return newContentType.map { $0[...] } }
            return arrival.contentType.map { bytes[$0] }
        }
        set { newContentType = .some(newValue.map { Array($0) }) }
    }

    /// Whether a property that the message arrived with is called `name`; allocates nothing.
    func hasProperty(_ name: StaticString) -> Bool {
        if let newProperties {
            return newProperties.contains { $0.name.elementsEqual(name.description.utf8) }
        }
        return arrival.userProperties.contains {
            bytes[$0.name].elementsEqual(name.description.utf8)
        }
    }

    /// Whether both would leave the graph as the same message.
    func leavesAs(_ other: GraphMessage) -> Bool { differences(from: other).isEmpty }

    /// What it is told as that this one leaves the graph instead of another.
    func differences(from other: GraphMessage) -> [PlantedOutcome] {
        let isSame =
            payload == other.payload && userProperties == other.userProperties
            && contentType == other.contentType
        return (isSame ? [] : [.corrupted])
            + (destination == other.destination ? [] : [.misrouted])
    }
}
