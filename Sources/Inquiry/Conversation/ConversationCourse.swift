public import Messaging
public import Quantities

/// What is said in a conversation with a graph, and what is made of what comes out.
///
/// A value that decides and does nothing: a ``ConversationLoop`` sends what it says and tells it what
/// came out, over a network or in virtual time.
public protocol ConversationCourse: Sendable {
    /// Whether everything that was to be found out is.
    var isOver: Bool { get }

    /// Says what is to be said at `now`.
    ///
    /// Called when the conversation begins, at the instant that the last call asked for, and after
    /// anything was heard.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - messages: Where messages are added, in the order in which they are to leave.
    /// - Returns: When to be called again at the latest; nil to wait for what comes.
    mutating func step(
        at now: MonotonicInstant,
        saying messages: inout [Utterance]
    ) -> MonotonicInstant?

    /// Hears one message that came out.
    mutating func hear(_ arrival: Arrival, at now: MonotonicInstant)

    /// The broker answered the message of that number.
    mutating func acknowledged(_ number: UInt64, reason: ReasonCode, at now: MonotonicInstant)
}
