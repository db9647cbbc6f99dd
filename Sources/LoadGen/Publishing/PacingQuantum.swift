import Quantities

/// How finely a publisher loop keeps time: the least between the beginnings of two rounds of sending.
///
/// Waking exactly for each message costs 15 to 25 µs of CPU a message, which a low rate does not
/// mind. At a high rate everything that comes due within a quantum leaves together, one write for
/// each connection, so that the cost of a message falls as the rate rises.
///
///     rate of the loop     up to 10,000/s    up to 100,000/s    above
///     quantum                  none              250 µs          1 ms
enum PacingQuantum {
    /// The quantum of a loop that sends `rate` messages a second.
    static func quantum(ofRate rate: Double) -> Nanoseconds {
        if rate <= 10_000 { return .zero }
        return rate <= 100_000 ? .microseconds(250) : .milliseconds(1)
    }
}
