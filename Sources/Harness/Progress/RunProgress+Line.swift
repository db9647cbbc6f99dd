import Quantities

extension RunProgress {
    /// One line, at most about a hundred columns:
    /// `measure   12.3 of 35.0 s   500 of 500/s   delivered 2,044  withheld 4,101  lost 0   p99 3.2 ms`.
    public var line: String {
        guard phase != "connecting" else { return "connecting" }
        var parts = [
            phase.padded(to: 8),
            "\(elapsed.seconds.text(decimals: 1)) of \(total.seconds.text(decimals: 1)) s",
            targetRate > 0
                ? "\(actualRate.text(decimals: 0)) of \(targetRate.text(decimals: 0))/s" : "",
            "delivered \(delivered.grouped)  withheld \(withheld.grouped)  lost \(lost.grouped)"
                + (leaked > 0 ? "  leaked \(leaked.grouped)" : ""),
        ]
        if let p99 { parts.append("p99 \(p99.readable)") }
        return parts.filter { !$0.isEmpty }.joined(separator: "   ")
    }
}

extension UInt64 {
    /// The number with commas between its thousands.
    var grouped: String {
        var digits = Array(String(self))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(",", at: index)
            index -= 3
        }
        return String(digits)
    }
}

extension Nanoseconds {
    /// The length in the unit that suits it, with two or three digits: `850 µs`, `3.2 ms`, `1.50 s`.
    var readable: String {
        let microseconds = self.microseconds
        return switch microseconds {
        case ..<1_000: "\(microseconds.text(decimals: 0)) µs"
        case ..<100_000: "\((microseconds / 1_000).text(decimals: 1)) ms"
        case ..<1_000_000: "\((microseconds / 1_000).text(decimals: 0)) ms"
        default: "\((microseconds / 1_000_000).text(decimals: 2)) s"
        }
    }
}

extension Double {
    /// The number rounded to `decimals` digits after the point, all of them written.
    func text(decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (self.magnitude * scale).rounded()
        guard scaled < 9e15 else { return "\(self)" }
        let digits = String(Int64(scaled))
        let padded =
            String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}

extension String {
    /// The text with blanks before it up to `width` characters.
    func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }

    /// The text with blanks behind it up to `width` characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
