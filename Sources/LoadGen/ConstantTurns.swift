import Quantities

/// The due times of publishers that take turns at a constant rate.
///
/// A value without references, because a due time is asked for several times a message.
struct ConstantTurns: Sendable {
    /// Whose message is whose.
    let turns: PublisherTurns
    /// The rate of all publishers together.
    let rate: MessagesPerSecond

    /// When a slot's message is meant to leave.
    @inline(__always)
    func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds {
        rate.offset(ofMessage: turns.message(of: publisher, sequence))
    }
}
