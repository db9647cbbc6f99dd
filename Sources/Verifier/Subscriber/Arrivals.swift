import Evidence
import Messaging
import Quantities
import Scenarios

/// What a subscriber's loop has taken and not yet handed on.
///
/// A value of its own, so that a message costs one access to the loop's state.
struct Arrivals {
    /// What happened, in order, since the last step.
    var records: [Record] = []
    /// The packet identifiers to acknowledge, in the order of arrival.
    var unacknowledged: [UInt16] = []

    private var reader: SlotReader
    /// The topic that results come out on, if the input is watched as well and it is one for all.
    private let output: [UInt8]?
    /// The topics that results come out on, if the input is watched as well and they are several.
    private let outputs: TopicFilter?

    /// Creates an empty one that reads messages with `reader`.
    ///
    /// - Parameters:
    ///   - reader: Says which slot's a message is.
    ///   - output: The topic that results come out on, if the input is watched as well: what comes
    ///     on any other topic is on its way into the graph then.
    init(reader: SlotReader, output: OutputTopic? = nil) {
        self.reader = reader
        let isFixed = output?.isFixed ?? true
        self.output = isFixed ? output.map { Array($0.text.utf8) } : nil
        outputs = isFixed ? nil : output.map { TopicFilter($0.filter) }
    }

    /// Takes a message that came out at `received`.
    mutating func take(_ message: borrowing IncomingMessage, at received: Nanoseconds) {
        if isOnItsWayIn(message) {
            if let record = reader.entry(of: message, at: received) { records.append(record) }
        } else {
            records.append(reader.record(of: message, at: received))
        }
        if message.quality == .atLeastOnce { unacknowledged.append(message.packetIdentifier) }
    }

    private func isOnItsWayIn(_ message: borrowing IncomingMessage) -> Bool {
        if let output { return !message.holds(output, in: message.topic) }
        guard let outputs else { return false }
        return !outputs.matches(String(decoding: message.bytes[message.topic], as: UTF8.self))
    }
}
