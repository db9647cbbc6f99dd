public import Quantities
public import Scenarios

/// Messages evenly spaced at one rate.
public final class ConstantArrivals: ArrivalProcess {
    /// `constant`.
    public static let kind = "constant"

    /// A brisk rate, one that does not divide a second, a slow one, and the fastest.
    public static let examples: [Workload.Arrivals] = [
        MessagesPerSecond(messages: 500),
        MessagesPerSecond(messages: 7),
        MessagesPerSecond(messages: 1, in: .seconds(10)),
        MessagesPerSecond(messages: 1_000_003, in: .seconds(3)),
        MessagesPerSecond(messages: 1_000_000_000),
    ].compactMap { rate in rate.map { .constant($0) } }

    private let rate: MessagesPerSecond

    /// Creates the process; needs no random numbers.
    public init?(_ arrivals: Workload.Arrivals, random: Philox2x64) {
        guard case .constant(let rate) = arrivals else { return nil }
        self.rate = rate
    }

    /// Message `index` times the interval, exact to the nanosecond however large the index.
    public func offset(ofMessage index: UInt64) -> Nanoseconds { rate.offset(ofMessage: index) }

    /// The rate.
    public var constantRate: MessagesPerSecond? { rate }

    /// How many messages are due in `[0, length)`.
    public func count(within length: Nanoseconds) -> UInt64 { rate.count(within: length) }
}
