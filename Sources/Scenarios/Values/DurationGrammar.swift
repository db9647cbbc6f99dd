import Quantities

/// Reads lengths of time such as `250ms`, `5s`, `1.5h` and `1h30m`.
enum DurationGrammar {
    private static let units: [(name: String, nanoseconds: UInt64)] = [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("min", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// The length that `text` writes, exact to the nanosecond.
    static func read(_ text: some StringProtocol) throws(ValueProblem) -> Nanoseconds {
        var rest = Substring(text)
        var total: UInt64 = 0
        var smallest = UInt64.max
        guard !rest.isEmpty else { throw malformed(text) }
        while !rest.isEmpty {
            let offset = text.unicodeScalars.count - rest.unicodeScalars.count
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "-" }
            rest = rest.dropFirst(number.count)
            let name = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(name.count)
            guard let decimal = DecimalNumber(number) else { throw malformed(text, offset: offset) }
            if decimal.isNegative {
                throw ValueProblem(
                    .outOfRange,
                    "duration \(quoted(text)) is negative",
                    hint: "write a length of time without a sign, such as 5s"
                )
            }
            guard !name.isEmpty else {
                throw ValueProblem(
                    .malformedValue,
                    "duration \(quoted(text)) has no unit",
                    hint: "add ns, us, ms, s, m or h, such as \(number)s",
                    offset: offset
                )
            }
            guard let unit = units.first(where: { $0.name == name }), unit.nanoseconds < smallest
            else { throw malformed(text, offset: offset) }
            smallest = unit.nanoseconds
            guard let part = nanoseconds(decimal, of: unit.nanoseconds) else {
                throw ValueProblem(
                    .outOfRange,
                    "duration \(quoted(text)) is not a whole number of nanoseconds below 292 years",
                    hint: "write fewer decimals or a shorter time, such as 1.5s"
                )
            }
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow, sum <= UInt64(Int64.max) else {
                throw ValueProblem(
                    .outOfRange,
                    "duration \(quoted(text)) is longer than 292 years",
                    hint: "write a shorter time, such as 24h"
                )
            }
            total = sum
        }
        return Nanoseconds(Int64(total))
    }

    /// The length as a file would write it, in the largest unit that leaves no fraction: `90s`, `2m`.
    static func text(_ length: Nanoseconds) -> String {
        let short = units.filter { $0.name != "µs" && $0.name != "min" }
        let count = UInt64(clamping: length.count)
        let unit = short.last { count % $0.nanoseconds == 0 && count >= $0.nanoseconds }
        guard let unit else { return "0s" }
        return "\(count / unit.nanoseconds)\(unit.name)"
    }

    /// The unit called `name`, for rates: `s`, `sec`, `second`, `m`, `min`, `minute`, `h`, `hour`.
    static func unit(named name: some StringProtocol) -> Nanoseconds? {
        let long = ["sec": "s", "second": "s", "minute": "m", "hour": "h"]
        let short = long[String(name)] ?? String(name)
        return units.first { $0.name == short }.map { Nanoseconds(Int64($0.nanoseconds)) }
    }

    private static func nanoseconds(_ decimal: DecimalNumber, of unit: UInt64) -> UInt64? {
        var divisor: UInt64 = 1
        for _ in 0..<decimal.fractionDigits {
            let (next, overflow) = divisor.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            divisor = next
        }
        let product = decimal.magnitude.multipliedFullWidth(by: unit)
        guard product.high < divisor else { return nil }
        let (quotient, remainder) = divisor.dividingFullWidth(product)
        return remainder == 0 ? quotient : nil
    }

    private static func malformed(
        _ text: some StringProtocol,
        offset: Int = 0
    ) -> ValueProblem {
        ValueProblem(
            .malformedValue,
            "\(quoted(text)) is not a duration",
            hint: "write a number and a unit, largest unit first, such as 250ms, 5s or 1h30m",
            offset: offset
        )
    }
}
