import MQTTWire
import Quantities

/// A published message as the broker keeps it: the bytes of the packet that do not change on the
/// way to a subscriber.
///
///     bytes   topic length, topic │ property length, properties, payload
///                                 ▲ topicEnd; a packet identifier goes here at QoS 1
///
/// Properties go on unaltered but for the message's expiry, because the broker offers no topic alias
/// and no subscription identifier, the two that belong to one hop.
struct StoredMessage {
    /// The unchanging bytes.
    let bytes: [UInt8]
    /// Where the topic ends.
    let topicEnd: Int
    /// The quality of service it was published with.
    let quality: UInt8
    /// Whether it was published to be retained.
    let isRetained: Bool
    /// Whether the payload is empty, which clears what is retained.
    let isEmpty: Bool
    /// Where the four bytes of its expiry are; nil where it has none.
    let expiry: Int?
    /// When it is no longer of use; nil for never.
    var deadline: MonotonicInstant?

    /// The topic's bytes.
    var topic: ArraySlice<UInt8> { bytes[2..<topicEnd] }

    /// Adds a PUBLISH packet with this message to `buffer`.
    func encode(
        quality: UInt8,
        isRetained: Bool,
        isDuplicate: Bool,
        packetIdentifier: UInt16,
        into buffer: inout WireBuffer
    ) {
        var header: InlineArray<5, UInt8> = [0, 0, 0, 0, 0]
        header[0] = 0x30 | (isDuplicate ? 0x08 : 0) | quality << 1 | (isRetained ? 1 : 0)
        var rest = bytes.count + (quality > 0 ? 2 : 0)
        var size = 1
        repeat {
            header[size] = UInt8(truncatingIfNeeded: rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)
            rest >>= 7
            size += 1
        } while rest > 0
        buffer.append(header.span.extracting(0..<size))
        buffer.append(bytes.span.extracting(0..<topicEnd))
        if quality > 0 {
            let identifier: InlineArray<2, UInt8> = [
                UInt8(packetIdentifier >> 8), UInt8(truncatingIfNeeded: packetIdentifier),
            ]
            buffer.append(identifier.span)
        }
        buffer.append(bytes.span.extracting(topicEnd..<bytes.count))
    }

    /// Copies a received message out of the bytes it came in.
    init(_ frame: PublishFrame, in source: Span<UInt8>, at now: MonotonicInstant) {
        let start = frame.topic.lowerBound - 2
        var copy = Array(copying: source, start..<frame.payload.upperBound)
        topicEnd = frame.topic.upperBound - start
        let identifierSize = frame.quality > 0 ? 2 : 0
        copy.removeSubrange(topicEnd..<topicEnd + identifierSize)
        bytes = copy
        quality = frame.quality
        isRetained = frame.isRetained
        isEmpty = frame.payload.isEmpty
        expiry = frame.messageExpiryBytes.map { $0.lowerBound - start - identifierSize }
        deadline = frame.messageExpiry.map { now + .seconds(Int64($0)) }
    }

    /// The same message in other bytes of the same length.
    init(_ other: StoredMessage, bytes: [UInt8]) {
        self.bytes = bytes
        topicEnd = other.topicEnd
        quality = other.quality
        isRetained = other.isRetained
        isEmpty = other.isEmpty
        expiry = other.expiry
        deadline = other.deadline
    }
}
