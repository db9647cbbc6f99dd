/// A message on its way through a graph.
public struct OracleMessage: Hashable, Sendable {
    /// The body.
    public var payload: [UInt8]
    /// Topic and user properties; left empty where ``Oracle/readsEnvelopes`` is false.
    public var envelope: MessageEnvelope
    /// Whether an operation wrote the body anew, so that its JSON counts and not its bytes.
    var isRewritten = false

    /// Creates a message as a publisher sends it.
    public init(_ payload: [UInt8] = [], envelope: MessageEnvelope = MessageEnvelope()) {
        self.payload = payload
        self.envelope = envelope
    }

    /// The message with another body.
    func rewritten(as payload: [UInt8]) -> OracleMessage {
        var message = self
        message.payload = payload
        message.isRewritten = true
        return message
    }
}
