/// A positive rate, kept as an exact ratio so that the millionth message is due exactly on time.
///
/// `500/s` is 500 messages in one second, `1 per 10s` is one message in ten. The due time of
/// message _k_ is one 128-bit multiplication and one division from _k_: no interval is ever
/// rounded and then added up.
public struct MessagesPerSecond: Hashable, Sendable {
    /// How many messages are sent in each ``period``; at least 1.
    public let messages: UInt64

    /// The time that ``messages`` messages take; at least 1 ns.
    public let period: Nanoseconds

    /// Creates the rate of `messages` in each `period`; nil unless both are positive and the rate
    /// is at most a thousand million a second.
    public init?(messages: UInt64, in period: Nanoseconds = .seconds(1)) {
        guard messages > 0, period.count > 0 else { return nil }
        guard Double(messages) / period.seconds <= 1e9 else { return nil }
        self.messages = messages
        self.period = period
    }

    /// Messages a second, for people and for arithmetic that need not be exact.
    public var perSecond: Double { Double(messages) / period.seconds }

    /// When message `index`, counted from 0, is due after the start; rounded down to 1 ns.
    ///
    /// Clamps at 292 years.
    public func offset(ofMessage index: UInt64) -> Nanoseconds {
        let (high, low) = index.multipliedFullWidth(by: UInt64(period.count))
        // A 128-bit division costs several times what the usual one does.
        if high == 0 { return Nanoseconds(Int64(clamping: low / messages)) }
        guard high < messages else { return Nanoseconds(.max) }
        let (quotient, _) = messages.dividingFullWidth((high, low))
        return Nanoseconds(Int64(clamping: quotient))
    }

    /// How many messages are due in `[0, length)`.
    public func count(within length: Nanoseconds) -> UInt64 {
        guard length.count > 0 else { return 0 }
        // The count is the smallest k with k * period >= length * messages, as integers.
        let (high, low) = UInt64(length.count).multipliedFullWidth(by: messages)
        guard high < UInt64(period.count) else { return .max }
        let (quotient, remainder) = UInt64(period.count).dividingFullWidth((high, low))
        return remainder == 0 ? quotient : quotient + 1
    }
}

extension MessagesPerSecond: CustomStringConvertible {
    /// `500/s`, or `1 per 10.0 seconds` for any other period.
    public var description: String {
        period == .seconds(1) ? "\(messages)/s" : "\(messages) per \(period.duration)"
    }
}
