/// Writes a JSON value as text: two spaces a level, one member a line, ASCII controls escaped.
///
/// Source: RFC 8259.
struct JSONWriter {
    /// What was written so far.
    private(set) var text = ""

    /// The document of one value, with a line feed at the end.
    static func document(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.write(value, depth: 0)
        writer.text.append("\n")
        return writer.text
    }

    private mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: text.append("null")
        case .boolean(let truth): text.append(truth ? "true" : "false")
        case .integer(let number): text.append(String(number))
        case .unsigned(let number): text.append(String(number))
        case .number(let number): text.append(Self.digits(of: number))
        case .string(let string): write(string)
        case .array(let values):
            write(values, between: "[", and: "]", depth: depth) { writer, value in
                writer.write(value, depth: depth + 1)
            }
        case .object(let object):
            write(object.members, between: "{", and: "}", depth: depth) { writer, member in
                writer.write(member.name)
                writer.text.append(": ")
                writer.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func write<Element>(
        _ elements: [Element],
        between open: String,
        and close: String,
        depth: Int,
        each: (inout JSONWriter, Element) -> Void
    ) {
        text.append(open)
        for (index, element) in elements.enumerated() {
            text.append(index == 0 ? "\n" : ",\n")
            indent(depth + 1)
            each(&self, element)
        }
        if !elements.isEmpty {
            text.append("\n")
            indent(depth)
        }
        text.append(close)
    }

    private mutating func indent(_ depth: Int) {
        text.append(String(repeating: "  ", count: depth))
    }

    private mutating func write(_ string: String) {
        text.append("\"")
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text.append("\\\"")
            case "\\": text.append("\\\\")
            case "\n": text.append("\\n")
            case "\r": text.append("\\r")
            case "\t": text.append("\\t")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text.append("\"")
    }

    /// The shortest digits that read back the same; whole numbers without a point.
    static func digits(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        let digits = number.description
        return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }
}
