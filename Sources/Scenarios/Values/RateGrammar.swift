import Quantities

/// Reads rates such as `500/s`, `30/min`, `0.5/s` and `1 per 10s`, exactly.
enum RateGrammar {
    /// The rate that `text` writes.
    ///
    /// A whole number of messages keeps its period (`30/min` is 30 in 60 s); a fraction becomes the
    /// smallest whole ratio (`0.5/s` is 1 in 2 s).
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - noun: What comes at this rate, in the plural.
    ///   - none: What to do to have none at all, for the hint.
    /// - Returns: The rate.
    /// - Throws: What is wrong with the text.
    static func read(
        _ text: some StringProtocol,
        of noun: String = "messages",
        forNone none: String = "to send nothing, remove the workload"
    ) throws(ValueProblem) -> MessagesPerSecond {
        let (left, right) = try halves(of: text, noun)
        guard let number = DecimalNumber(left), let period = period(right) else {
            throw malformed(text, noun)
        }
        guard !number.isNegative, number.magnitude > 0, period > .zero else {
            throw ValueProblem(
                .outOfRange,
                "rate \(quoted(text)) is not positive",
                hint: "give \(noun) per second, such as \"50/s\"; \(none)"
            )
        }
        guard let rate = rate(number, in: period) else {
            throw ValueProblem(
                .outOfRange,
                "rate \(quoted(text)) is beyond what can be kept exactly, at most 1000000000/s",
                hint: "write a smaller rate or fewer decimals, such as \"500/s\" or \"1 per 10s\""
            )
        }
        return rate
    }

    private static func halves(
        of text: some StringProtocol,
        _ noun: String
    ) throws(ValueProblem) -> (Substring, Substring) {
        let whole = Substring(text)
        if let slash = whole.firstIndex(of: "/") {
            return (trimmed(whole[..<slash]), trimmed(whole[whole.index(after: slash)...]))
        }
        let words = whole.split(separator: " ")
        guard words.count == 3, words[1] == "per" else {
            guard DecimalNumber(trimmed(whole)) == nil else {
                throw ValueProblem(
                    .malformedValue,
                    "rate \(quoted(text)) does not say per what",
                    hint: "write \"\(trimmed(whole))/s\" for \(noun) per second"
                )
            }
            throw malformed(text, noun)
        }
        return (words[0], words[2])
    }

    private static func period(_ text: Substring) -> Nanoseconds? {
        DurationGrammar.unit(named: text) ?? (try? DurationGrammar.read(text))
    }

    private static func rate(
        _ number: DecimalNumber,
        in period: Nanoseconds
    ) -> MessagesPerSecond? {
        guard number.fractionDigits > 0 else {
            return MessagesPerSecond(messages: number.magnitude, in: period)
        }
        var scale: UInt64 = 1
        for _ in 0..<number.fractionDigits {
            let (next, overflow) = scale.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            scale = next
        }
        let divisor = greatestCommonDivisor(number.magnitude, scale)
        let (length, overflow) = UInt64(period.count).multipliedReportingOverflow(
            by: scale / divisor
        )
        guard !overflow, let count = Int64(exactly: length) else { return nil }
        return MessagesPerSecond(messages: number.magnitude / divisor, in: Nanoseconds(count))
    }

    private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var (a, b) = (left, right)
        while b > 0 { (a, b) = (b, a % b) }
        return a
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var result = text
        while result.first == " " { result.removeFirst() }
        while result.last == " " { result.removeLast() }
        return result
    }

    private static func malformed(
        _ text: some StringProtocol,
        _ noun: String
    ) -> ValueProblem {
        ValueProblem(
            .malformedValue,
            "\(quoted(text)) is not a rate",
            hint: "write \(noun) per time, such as \"500/s\", \"30/min\" or \"1 per 10s\""
        )
    }
}
