import Evidence
import Messaging

/// What the graph of a model world does: passes a value strictly between 2000 and 4000.
///
/// Written for itself, so that a run compares two opinions and not one with itself.
enum ModelFilter {
    /// Whether a payload such as `{"temperature":{"value":3021,"unit":"C"}}` passes.
    static func passes(_ payload: [UInt8]) -> Bool {
        let text = payload.dropFirst(#"{"temperature":{"value":"#.utf8.count)
        guard let end = text.firstIndex(of: UInt8(ascii: ",")),
            let value = Double(String(decoding: text[..<end], as: UTF8.self))
        else { return false }
        return value > 2_000 && value < 4_000
    }

    /// The message that comes out, with the identity of the one that went in.
    static func output(
        identity: [UInt8],
        payload: [UInt8],
        _ result: ModelResult
    ) -> IncomingMessage {
        var message = IncomingMessage()
        message.bytes = IdentityProperty.name + identity + payload
        let name = 0..<IdentityProperty.name.count
        let value = name.upperBound..<name.upperBound + identity.count
        if result.hasIdentity { message.userProperties = [.init(name: name, value: value)] }
        message.payload = value.upperBound..<message.bytes.count
        message.quality = .atLeastOnce
        message.packetIdentifier = 1
        if result.isAltered { message.bytes[message.bytes.count - 3] ^= 1 }
        return message
    }
}
