import Quantities

/// What a defective broker does with one message.
struct BrokerEffect: Hashable {
    /// What its publisher is told.
    enum Answer: Hashable {
        /// The truth.
        case honest
        /// PUBACK with this reason.
        case reason(UInt8)
        /// The truth, this much later.
        case later(Nanoseconds)
        /// Nothing.
        case none

        /// Whether nothing is said at once.
        var isLateOrNever: Bool {
            switch self {
            case .honest, .reason: false
            case .later, .none: true
            }
        }
    }

    var answer = Answer.honest
    /// How many copies every subscriber gets.
    var copies = 1
    /// Whether copies beyond the first say that they may have been delivered before (DUP).
    var marksCopies = false
    /// Whether its time has passed before any subscriber's turn comes.
    var isExpired = false
}
