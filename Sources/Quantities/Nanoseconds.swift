/// A signed length of time in whole nanoseconds, as per-message records keep it.
///
/// Eight bytes; spans 292 years either way. Use `Duration` wherever a person reads or writes.
public struct Nanoseconds: Hashable, Sendable {
    /// The number of nanoseconds; negative when the later instant came first.
    public var count: Int64

    /// Creates a length of `count` nanoseconds.
    public init(_ count: Int64) {
        self.count = count
    }

    /// Creates the length nearest to `duration`, towards zero; clamps at ±292 years.
    public init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, sumOverflow) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        count = overflow || sumOverflow ? (seconds < 0 ? .min : .max) : sum
    }

    /// Creates a length of whole microseconds.
    public static func microseconds(_ count: Int64) -> Nanoseconds { Nanoseconds(count * 1_000) }

    /// Creates a length of whole milliseconds.
    public static func milliseconds(_ count: Int64) -> Nanoseconds {
        Nanoseconds(count * 1_000_000)
    }

    /// Creates a length of whole seconds.
    public static func seconds(_ count: Int64) -> Nanoseconds {
        Nanoseconds(count * 1_000_000_000)
    }

    /// No time at all.
    public static let zero = Nanoseconds(0)

    /// The same length for people and for the standard library's clocks.
    public var duration: Duration { .nanoseconds(count) }

    /// The length in microseconds, with its fraction.
    public var microseconds: Double { Double(count) / 1_000 }

    /// The length in seconds, with its fraction.
    public var seconds: Double { Double(count) / 1_000_000_000 }
}

extension Nanoseconds: Comparable {
    /// Whether the left length is the shorter one.
    public static func < (left: Nanoseconds, right: Nanoseconds) -> Bool {
        left.count < right.count
    }
}

extension Nanoseconds: AdditiveArithmetic {
    /// The two lengths one after the other.
    public static func + (left: Nanoseconds, right: Nanoseconds) -> Nanoseconds {
        Nanoseconds(left.count + right.count)
    }

    /// What is left of the first length after the second.
    public static func - (left: Nanoseconds, right: Nanoseconds) -> Nanoseconds {
        Nanoseconds(left.count - right.count)
    }
}
