/// A reading of a clock that never steps; meaningful only inside the process that read it.
///
/// Instants subtract to a length of time; they do not add.
public struct MonotonicInstant: Hashable, Sendable {
    /// Nanoseconds since an origin that the clock chose (on Linux: since boot).
    public var nanoseconds: Int64

    /// Creates the instant `nanoseconds` after the clock's origin.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Later than every instant a clock can read; stands for "never".
    public static let distantFuture = MonotonicInstant(nanoseconds: .max)

    /// The instant `length` after this one; stays at ``distantFuture`` once there.
    public static func + (instant: MonotonicInstant, length: Nanoseconds) -> MonotonicInstant {
        let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(length.count)
        return MonotonicInstant(nanoseconds: overflow ? (length.count > 0 ? .max : .min) : sum)
    }

    /// The instant `length` before this one.
    public static func - (instant: MonotonicInstant, length: Nanoseconds) -> MonotonicInstant {
        instant + Nanoseconds(-length.count)
    }

    /// The time from the right instant to the left one; negative when the left came first.
    public static func - (later: MonotonicInstant, earlier: MonotonicInstant) -> Nanoseconds {
        let (difference, overflow) = later.nanoseconds.subtractingReportingOverflow(
            earlier.nanoseconds
        )
        return Nanoseconds(overflow ? (later.nanoseconds > 0 ? .max : .min) : difference)
    }
}

extension MonotonicInstant: Comparable {
    /// Whether the left instant came before the right one.
    public static func < (left: MonotonicInstant, right: MonotonicInstant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}
