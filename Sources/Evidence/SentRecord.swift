public import Quantities

/// A slot's message was handed to the transport.
///
/// What it held and when it was intended follow from the slot plan.
public struct SentRecord: Hashable, Sendable {
    /// The publisher's number.
    public var publisher: UInt32
    /// The slot's number.
    public var sequence: UInt64
    /// When it was handed over.
    public var sent: Nanoseconds
    /// What held it up, if it was late.
    public var delay: SendDelay

    /// Creates a record.
    public init(publisher: UInt32, sequence: UInt64, sent: Nanoseconds, delay: SendDelay) {
        self.publisher = publisher
        self.sequence = sequence
        self.sent = sent
        self.delay = delay
    }
}
