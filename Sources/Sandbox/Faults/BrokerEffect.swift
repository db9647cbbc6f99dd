/// What a defective broker does with one message.
struct BrokerEffect: Hashable {
    /// What its publisher is told.
    enum Answer: Hashable {
        /// The truth.
        case honest
        /// PUBACK with this reason.
        case reason(UInt8)
        /// Nothing.
        case none
    }

    var answer = Answer.honest
    /// How many copies every subscriber gets.
    var copies = 1
    /// Whether copies beyond the first say that they may have been delivered before (DUP).
    var marksCopies = false
}
