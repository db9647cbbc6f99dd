import Evidence
import Messaging

/// Says in what a message's user properties differ from those that it left with.
///
/// Properties that the graph is to write, and those that it adds, are not looked at. Where all is as
/// sent the cost is a comparison of each property's bytes.
struct EnvelopeReader {
    /// Of each publisher, what stands behind the two that every message has.
    private let properties: [[UserProperty]]
    private let writesTimestamp: Bool
    private let writesIdentity: Bool
    private let timestamp = TimestampIdentity.property
    private let identity = IdentityProperty.name

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - properties: The user properties of each publisher's messages, but for Crucible's own.
    ///   - written: The names of those that the graph writes.
    init(properties: [[UserProperty]], written: Set<String> = []) {
        let written = Set(written.map { Array($0.utf8) })
        self.properties =
            written.isEmpty
            ? properties : properties.map { list in list.filter { !written.contains($0.name) } }
        writesTimestamp = written.contains(timestamp)
        writesIdentity = written.contains(identity)
    }

    /// The differences of a message of `publisher`.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - value: Where its identity is among its bytes.
    ///   - publisher: Its publisher.
    /// - Returns: In what it differs.
    func differences(
        of message: borrowing IncomingMessage,
        identity value: Range<Int>,
        publisher: UInt32
    ) -> EnvelopeDifferences {
        var differences: EnvelopeDifferences = []
        var last = -1
        let own = message.bytes.span.extracting(value)
        if !writesTimestamp {
            note(message, timestamp, &last, &differences) { range in
                let bytes = message.bytes.span.extracting(range)
                guard let place = TimestampIdentity.place(in: bytes) else { return false }
                return bytes.extracting(place).holdsSameBytes(as: own)
            }
        }
        if !writesIdentity {
            note(message, identity, &last, &differences) {
                message.bytes.span.extracting($0).holdsSameBytes(as: own)
            }
        }
        guard Int(publisher) < properties.count else { return differences }
        for property in properties[Int(publisher)] {
            note(message, property.name, &last, &differences) {
                message.holds(property.value, in: $0)
            }
        }
        return differences
    }

    /// Notes how one property fares, which is to stand behind the one at `last`.
    @inline(__always)
    private func note(
        _ message: borrowing IncomingMessage,
        _ name: [UInt8],
        _ last: inout Int,
        _ differences: inout EnvelopeDifferences,
        _ isAsSent: (Range<Int>) -> Bool
    ) {
        let found = message.userProperties.span
        // Where it is if nothing happened to it: right behind the one before.
        let next = last + 1
        if next < found.count, message.holds(name, in: found[next].name),
            isAsSent(found[next].value)
        {
            last = next
            return
        }
        var altered: Int?
        for index in found.indices where message.holds(name, in: found[index].name) {
            guard isAsSent(found[index].value) else {
                altered = altered ?? index
                continue
            }
            if index < last { differences.insert(.reordered) }
            last = max(last, index)
            return
        }
        guard let altered else {
            differences.insert(.lost)
            return
        }
        differences.insert(.altered)
        last = max(last, altered)
    }
}
