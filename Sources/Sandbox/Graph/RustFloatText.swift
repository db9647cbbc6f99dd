/// A number in the text form that serde_json writes: the shortest that reads back, always with a
/// point or an exponent.
///
///     653.8888888888889   0.0   1695.0   1e16   1e-7   1.5e300   null for what is not finite
///
/// Source: the crate ryu, `pretty::format64`; serde_json 1.0, `serialize_f64`.
struct RustFloatText {
    /// The text.
    let text: String

    /// Writes `value`.
    init(_ value: Double) {
        guard value.isFinite else {
            text = "null"
            return
        }
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0 else {
            text = sign + "0.0"
            return
        }
        let (digits, scale) = Self.decompose(value.magnitude)
        // Where the point would stand, counted from the first digit.
        let point = digits.count + scale
        text = sign + Self.place(digits, scale: scale, point: point)
    }

    private static func place(_ digits: String, scale: Int, point: Int) -> String {
        let zeros = { (count: Int) in String(repeating: "0", count: count) }
        return switch point {
        case _ where scale >= 0 && point <= 16:
            digits + zeros(scale) + ".0"
        case 1...16:
            String(digits.prefix(point)) + "." + String(digits.dropFirst(point))
        case -4...0:
            "0." + zeros(-point) + digits
        case _ where digits.count == 1:
            digits + "e\(point - 1)"
        default:
            String(digits.prefix(1)) + "." + String(digits.dropFirst()) + "e\(point - 1)"
        }
    }

    /// The fewest digits that read back as `magnitude`, without zeros at the end, and the power of
    /// ten that the last stands for.
    private static func decompose(_ magnitude: Double) -> (digits: String, scale: Int) {
        // Swift prints the shortest digits too, but puts point and exponent elsewhere.
        let parts = "\(magnitude)".split(separator: "e")
        var scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        var digits = String(halves[0])
        if halves.count > 1 {
            digits += halves[1]
            scale -= halves[1].count
        }
        while digits.last == "0" {
            digits.removeLast()
            scale += 1
        }
        return (String(digits.drop { $0 == "0" }), scale)
    }
}
