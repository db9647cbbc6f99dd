import Quantities

/// A wall-clock instant as date and time of day in UTC.
///
/// Source: Howard Hinnant, _chrono-Compatible Low-Level Date Algorithms_, `civil_from_days`.
struct Timestamp: Hashable {
    private let date: String
    private let hour: Int64
    private let minute: Int64
    private let second: Int64
    private let millisecond: Int64

    /// Takes `instant` apart.
    init(_ instant: WallClockInstant) {
        let dayLength: Int64 = 86_400_000
        let milliseconds = instant.milliseconds
        var days = milliseconds / dayLength
        var rest = milliseconds % dayLength
        if rest < 0 {
            rest += dayLength
            days -= 1
        }
        date = Self.date(ofDay: days)
        hour = rest / 3_600_000
        minute = rest / 60_000 % 60
        second = rest / 1_000 % 60
        millisecond = rest % 1_000
    }

    /// ISO 8601 with milliseconds: `2026-11-23T19:22:42.005Z`.
    var text: String { "\(date)T\(time(":")).\(Self.padded(millisecond, 3))Z" }

    /// ISO 8601 without fraction and zone, which the JUnit schema asks for: `2026-11-23T19:22:42`.
    var zonelessText: String { "\(date)T\(time(":"))" }

    /// For people: `2026-11-23 19:22:42 UTC`.
    var readableText: String { "\(date) \(time(":")) UTC" }

    /// For file names, without colons: `2026-11-23T19-22-42Z`.
    var fileNameText: String { "\(date)T\(time("-"))Z" }

    private func time(_ separator: String) -> String {
        [hour, minute, second].map { Self.padded($0, 2) }.joined(separator: separator)
    }

    private static func date(ofDay days: Int64) -> String {
        // Days since 0000-03-01, in eras of 400 years.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let leaps = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leaps) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (value < 0 ? "-" : "") + zeros + digits
    }
}
