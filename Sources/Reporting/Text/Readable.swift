import Quantities

/// How numbers are written for people.
enum Readable {
    /// A number with a comma between groups of three digits: `4,166`.
    static func number(_ value: UInt64) -> String {
        var groups: [Substring] = []
        var rest = Substring(String(value))
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest.removeLast(3)
        }
        groups.insert(rest, at: 0)
        return groups.joined(separator: ",")
    }

    /// A length of time with three digits in its largest unit: `12.3 ms`.
    static func length(_ value: Nanoseconds) -> String {
        let sign = value.count < 0 ? "-" : ""
        let magnitude = value.count.magnitude
        let units: [(name: String, size: UInt64)] = [
            ("ns", 1), ("µs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ]
        // 999,950 ns would be rounded to 1,000 µs: the next unit then says it better.
        let unit =
            units.first { rounded(magnitude, over: $0.size).isBelowThousand } ?? (
                "s", units[3].size
            )
        return "\(sign)\(rounded(magnitude, over: unit.size).text) \(unit.name)"
    }

    /// A moment of the schedule in seconds with milliseconds: `12.345 s`.
    static func moment(_ value: Nanoseconds) -> String {
        let sign = value.count < 0 ? "-" : ""
        let milliseconds = (value.count.magnitude + 500_000) / 1_000_000
        let digits = String(milliseconds % 1_000)
        let zeros = String(repeating: "0", count: 3 - digits.count)
        return "\(sign)\(number(milliseconds / 1_000)).\(zeros)\(digits) s"
    }

    /// A planned length of time in seconds, with no more digits than it has: `20 s`, `0.5 s`.
    static func seconds(_ value: Nanoseconds) -> String {
        "\(JSONWriter.digits(of: value.seconds)) s"
    }

    /// A number of bytes in its largest binary unit: `85.4 MiB`.
    static func bytes(_ value: UInt64) -> String {
        let names = ["B", "KiB", "MiB", "GiB", "TiB"]
        let power = names.indices.last { value >> UInt64(10 * $0) > 0 } ?? 0
        return "\(rounded(value, over: 1 << UInt64(10 * power)).text) \(names[power])"
    }

    /// A share in thousandths as a percentage: `12.3 %`.
    static func share(thousandths: UInt64) -> String {
        "\(thousandths / 10).\(thousandths % 10) %"
    }

    /// `value / size` to three digits, or to the whole when there are more before the point.
    private static func rounded(
        _ value: UInt64,
        over size: UInt64
    ) -> (text: String, isBelowThousand: Bool) {
        guard size > 1 else { return (number(value), value < 1_000) }
        // As many decimals as leave three digits once rounded: 9.995 becomes 10.0, not 10.00.
        for (scale, decimals) in [(100, 2), (10, 1)] as [(UInt64, Int)] {
            let scaled = nearest(value, over: size, times: scale)
            guard scaled < 1_000 else { continue }
            let digits = String(scaled % scale)
            let zeros = String(repeating: "0", count: decimals - digits.count)
            return ("\(scaled / scale).\(zeros)\(digits)", true)
        }
        let whole = nearest(value, over: size, times: 1)
        return (number(whole), whole < 1_000)
    }

    /// `value * scale / size`, rounded; the largest number there is when it has no room.
    private static func nearest(_ value: UInt64, over size: UInt64, times scale: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: scale)
        guard high < size else { return .max }
        let (quotient, remainder) = size.dividingFullWidth((high, low))
        return remainder >= size - remainder ? quotient + 1 : quotient
    }
}
