/// Which slot a payload is for, in the two ways of counting.
public struct PayloadSlot: Hashable, Sendable {
    /// The publisher's number in the run.
    public var publisher: UInt32
    /// The slot's number in the publisher's schedule.
    public var sequence: UInt64
    /// The message's number in the workload, whose publishers take turns.
    public var message: UInt64

    /// Creates the name of a slot.
    public init(publisher: UInt32, sequence: UInt64, message: UInt64) {
        self.publisher = publisher
        self.sequence = sequence
        self.message = message
    }
}
