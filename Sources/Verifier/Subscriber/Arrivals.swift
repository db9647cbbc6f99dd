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

    /// Creates an empty one that reads messages with `reader`.
    init(reader: SlotReader) {
        self.reader = reader
    }

    /// Takes a message that came out at `received`.
    mutating func take(_ message: borrowing IncomingMessage, at received: Nanoseconds) {
        records.append(reader.record(of: message, at: received))
        if message.quality == .atLeastOnce { unacknowledged.append(message.packetIdentifier) }
    }
}
