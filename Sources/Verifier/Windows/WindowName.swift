import Quantities

/// How windows are named: by the time of day at which they begin and end, in UTC.
enum WindowName {
    private static let day: Int64 = 86_400_000

    /// `00:10:20–00:10:30`; fractions of a second only where there are some.
    static func text(_ begin: WallClockInstant, _ end: WallClockInstant) -> String {
        "\(time(begin))–\(time(end))"
    }

    private static func time(_ instant: WallClockInstant) -> String {
        let rest = instant.milliseconds % day
        let milliseconds = rest < 0 ? rest + day : rest
        let seconds = milliseconds / 1_000
        let fraction = milliseconds % 1_000
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
            .joined(separator: ":")
        return fraction == 0 ? clock : "\(clock).\(padded(fraction, to: 3))"
    }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
