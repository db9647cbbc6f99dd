import Quantities

/// The due times of publishers that take turns at a constant rate.
///
/// A value without references, because a due time is asked for several times a message.
struct ConstantTurns: Sendable {
    /// The number of the first publisher.
    let firstPublisher: UInt32
    /// How many publishers take turns.
    let publisherCount: UInt64
    /// The rate of all of them together.
    let rate: MessagesPerSecond

    /// When a slot's message is meant to leave.
    @inline(__always)
    func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds {
        rate.offset(ofMessage: sequence * publisherCount + UInt64(publisher - firstPublisher))
    }
}
