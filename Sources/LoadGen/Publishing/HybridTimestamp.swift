import Messaging
import Quantities

/// One publisher's logical clock: milliseconds of the calendar clock and a counter within them.
///
/// Timestamps of one publisher only ever grow, so when the calendar clock steps back the last
/// millisecond is kept and counted on.
struct HybridTimestamp: Hashable, Sendable {
    /// Milliseconds since the Unix epoch.
    var milliseconds: Int64
    /// How many timestamps of the same millisecond came before.
    var counter: UInt64

    /// Earlier than any timestamp that is sent.
    static let none = HybridTimestamp(milliseconds: .min, counter: 0)

    /// The timestamp after this one, for a message that leaves at `instant`.
    func following(at instant: WallClockInstant) -> HybridTimestamp {
        instant.milliseconds > milliseconds
            ? HybridTimestamp(milliseconds: instant.milliseconds, counter: 0)
            : HybridTimestamp(milliseconds: milliseconds, counter: counter + 1)
    }
}
