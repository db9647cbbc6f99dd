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
