public import Quantities

/// What becomes of one message in a simulated system.
public struct MessageFate: Hashable, Sendable {
    /// What the broker answers.
    public enum Answer: Hashable, Sendable {
        /// PUBACK with success.
        case acknowledged
        /// PUBACK with 0x97, Quota exceeded.
        case refused
        /// Nothing, ever.
        case none
    }

    /// What the broker answers.
    public var answer: Answer
    /// How long after the message left the answer comes.
    public var answerDelay: Nanoseconds
    /// How many copies come out.
    public var copies: Int
    /// How long after the message left the first copy comes out.
    public var delay: Nanoseconds
    /// How long after each copy the next comes out.
    public var gap: Nanoseconds
    /// Whether the copies have another body than the message.
    public var isAltered: Bool

    /// The fate of a message that nothing befalls: answered after a millisecond, out after three.
    ///
    /// - Parameter passes: Whether the graph lets the message out.
    public init(passes: Bool) {
        answer = .acknowledged
        answerDelay = .milliseconds(1)
        copies = passes ? 1 : 0
        delay = .milliseconds(3)
        gap = .zero
        isAltered = false
    }
}
