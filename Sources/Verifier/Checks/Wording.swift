import Quantities

/// How numbers and lengths of time are written in sentences.
enum Wording {
    /// A number with a comma between groups of three digits: `4,166`.
    static func number(_ value: UInt64) -> String {
        let digits = Array(String(value))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A number and its noun: `1 message`, `4,166 messages`.
    static func count(_ value: UInt64, _ singular: String, _ plural: String) -> String {
        "\(number(value)) \(value == 1 ? singular : plural)"
    }

    /// A number of messages.
    static func messages(_ value: UInt64) -> String { count(value, "message", "messages") }

    /// A length of time in the largest unit that keeps a digit before the point: `41.25 ms`.
    static func length(_ value: Nanoseconds) -> String {
        let magnitude = value.count.magnitude
        let (unit, size): (String, UInt64) =
            switch magnitude {
            case ..<1_000: ("ns", 1)
            case ..<1_000_000: ("µs", 1_000)
            case ..<1_000_000_000: ("ms", 1_000_000)
            default: ("s", 1_000_000_000)
            }
        return "\(value.count < 0 ? "-" : "")\(decimal(magnitude, over: size)) \(unit)"
    }

    /// A length of time as people say it: `0.4 s` is `400 ms`, `180 s` is `3 min 0 s`.
    static func time(_ value: Nanoseconds) -> String {
        let seconds = value.count.magnitude / 1_000_000_000
        guard seconds >= 60 else { return length(value) }
        let sign = value.count < 0 ? "-" : ""
        return seconds < 3_600
            ? "\(sign)\(seconds / 60) min \(seconds % 60) s"
            : "\(sign)\(number(seconds / 3_600)) h \(seconds / 60 % 60) min"
    }

    /// Several things as people list them: `a`, `a and b`, `a, b and c`.
    static func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A share of 1 as a percentage with at most two decimals: `1.25 %`.
    static func share(_ part: UInt64, of whole: UInt64) -> String {
        guard whole > 0 else { return "0 %" }
        let (high, low) = part.multipliedFullWidth(by: 10_000)
        guard high < whole else { return "100 %" }
        return "\(decimal(whole.dividingFullWidth((high, low)).quotient, over: 100)) %"
    }

    /// `value / size` rounded down to two decimals, without zeros at the end.
    private static func decimal(_ value: UInt64, over size: UInt64) -> String {
        let whole = value / size
        let hundredths = value % size * 100 / size
        guard hundredths > 0 else { return number(whole) }
        let digits = hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
        return "\(number(whole)).\(digits.last == "0" ? String(digits.dropLast()) : digits)"
    }
}
