import MQTTWire
import Testing

/// What a broker does that it may not do, and what the run says about it.
struct HostileBroker: Sendable, CustomTestStringConvertible {
    let trick: String
    /// The packet whose answer is ours; all others are answered as they should be.
    let trigger: PacketKind
    /// What is sent instead of the usual answer.
    let answer: [UInt8]
    /// What the protocol violation says; nil where the client goes on.
    let words: String?

    var testDescription: String { trick }

    init(_ trick: String, on trigger: PacketKind, _ answer: String, _ words: String?) {
        self.trick = trick
        self.trigger = trigger
        self.answer = Self.bytes(answer)
        self.words = words
    }

    /// The same for an answer that is too long for a line.
    init(_ trick: String, on trigger: PacketKind, bytes: [UInt8], _ words: String?) {
        self.trick = trick
        self.trigger = trigger
        self.answer = bytes
        self.words = words
    }

    /// Bytes from hexadecimal pairs, and text in quotes.
    static func bytes(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index.isMultiple(of: 2) {
                result += part.split(separator: " ").compactMap { UInt8($0, radix: 16) }
            } else {
                result += Array(part.utf8)
            }
        }
        return result
    }

    /// Every reason that a server's DISCONNECT may have (section 3.14.2.1, table 3-10).
    static let farewells: [UInt8] = [
        0x00, 0x80, 0x81, 0x82, 0x83, 0x87, 0x89, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x93, 0x94, 0x95,
        0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F, 0xA0, 0xA1, 0xA2,
    ]
}
