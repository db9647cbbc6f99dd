import MQTTWire
import Quantities

extension StoredMessage {
    /// The message of a will; nil where its properties are too large for a packet.
    init?(_ will: Will, at now: MonotonicInstant) {
        var properties: [UInt8] = []
        var expiry: Int?
        if let format = will.payloadFormat { properties += [0x01, format] }
        if let seconds = will.messageExpiry {
            properties.append(0x02)
            expiry = properties.count
            properties += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: seconds >> $0) }
        }
        if let type = will.contentType { properties += [0x03] + Self.field(type.utf8) }
        if let topic = will.responseTopic { properties += [0x08] + Self.field(topic.utf8) }
        if let data = will.correlationData { properties += [0x09] + Self.field(data) }
        for pair in will.userProperties {
            properties += [0x26] + Self.field(pair.name.utf8) + Self.field(pair.value.utf8)
        }
        guard properties.count < 1 << 21 else { return nil }
        var bytes = Self.field(will.topic.utf8)
        topicEnd = bytes.count
        var rest = properties.count
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        self.expiry = expiry.map { bytes.count + $0 }
        self.bytes = bytes + properties + will.payload
        quality = will.quality
        isRetained = will.isRetained
        isEmpty = will.payload.isEmpty
        deadline = will.messageExpiry.map { now + .seconds(Int64($0)) }
    }

    /// Bytes behind their length; the decoder took no longer ones.
    private static func field(_ content: some Collection<UInt8>) -> [UInt8] {
        [UInt8(truncatingIfNeeded: content.count >> 8), UInt8(truncatingIfNeeded: content.count)]
            + content
    }
}
