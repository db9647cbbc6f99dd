import Messaging

/// Tells the probes that are sent before a run's load, which no fault hits.
///
/// Planted faults are for the load: a probe that one of them dropped would only say that the graph
/// is not there, and one more planted than the load has would spoil the exact counts. The mark is
/// part of the identity that every message carries (user property `crucible`): characters 8 to 11
/// are the publisher, and 2^20 − 1 is the probes' number.
enum ProbeMark {
    private static let name = Array("crucible".utf8)
    private static let publisher = Array("zzzz".utf8)

    /// Whether a message is a probe.
    static func isOn(_ message: borrowing IncomingMessage) -> Bool {
        guard let value = message.value(ofProperty: name), value.count == 24 else { return false }
        let place = value.lowerBound + 8
        return message.holds(publisher, in: place..<place + 4)
    }

    /// Whether the encoded properties and payload of a message have the mark.
    static func isOn(encoded bytes: ArraySlice<UInt8>) -> Bool {
        // User property, name of 8 bytes, value of 24 (MQTT 5, sections 2.2.2.2 and 1.5.7).
        let head = [0x26, 0, 8] + name + [0, 24]
        guard let found = bytes.firstRange(of: head) else { return false }
        return bytes[found.upperBound...].dropFirst(8).starts(with: publisher)
    }
}
