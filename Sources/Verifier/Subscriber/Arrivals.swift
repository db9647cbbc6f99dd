import Evidence
import Messaging
import Quantities

/// What a subscriber's loop has taken and not yet handed on.
///
/// A value of its own, so that a message costs one access to the loop's state.
struct Arrivals {
    /// What happened, in order, since the last step.
    var records: [Record] = []
    /// The packet identifiers to acknowledge, in the order of arrival.
    var unacknowledged: [UInt16] = []

    private var reader: SlotReader
    /// The topic that results come out on, if the input is watched as well.
    private let output: [UInt8]?

    /// Creates an empty one that reads messages with `reader`.
    ///
    /// - Parameters:
    ///   - reader: Says which slot's a message is.
    ///   - output: The topic that results come out on, if the input is watched as well: what comes
    ///     on any other topic is on its way into the graph then.
    init(reader: SlotReader, output: String? = nil) {
        self.reader = reader
        self.output = output.map { Array($0.utf8) }
    }

    /// Takes a message that came out at `received`.
    mutating func take(_ message: borrowing IncomingMessage, at received: Nanoseconds) {
        if let output, !message.holds(output, in: message.topic) {
            if let record = reader.entry(of: message, at: received) { records.append(record) }
        } else {
            records.append(reader.record(of: message, at: received))
        }
        if message.quality == .atLeastOnce { unacknowledged.append(message.packetIdentifier) }
    }
}
