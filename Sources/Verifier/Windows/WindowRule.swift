import Quantities

/// Which window a message falls in: its time, rounded up to the next multiple of a length.
///
///     10:20.000  10:20.001 … 10:30.000  10:30.001 …
///      ── 10:20 ┘└──────── 10:30 ──────┘└── 10:40 ──
///
/// A time that is a multiple itself ends its window and does not begin the next.
struct WindowRule: Hashable, Sendable {
    /// How long a window is, in milliseconds; positive.
    let length: Int64

    /// The end of the window of a message with this time, in milliseconds since 1970.
    func end(of instant: WallClockInstant) -> Int64 {
        let rest = instant.milliseconds % length
        guard rest != 0 else { return instant.milliseconds }
        return instant.milliseconds &- rest &+ (rest > 0 ? length : 0)
    }

    /// Its begin, which belongs to the window before.
    func begin(ofWindowEnding end: Int64) -> Int64 { end &- length }
}
