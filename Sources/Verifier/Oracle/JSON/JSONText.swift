/// JSON as `serde_json` writes it: no white space, numbers by ``RustFloatText``.
enum JSONText {
    /// The text of a value.
    static func bytes(of value: JSONValue) -> [UInt8] {
        var text: [UInt8] = []
        write(value, to: &text)
        return text
    }

    private static func write(_ value: JSONValue, to text: inout [UInt8]) {
        switch value {
        case .null: text += "null".utf8
        case .boolean(let value): text += "\(value)".utf8
        case .number(let number): write(number, to: &text)
        case .string(let string): write(string, to: &text)
        case .list(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                write(element, to: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let object):
            text.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                write(member.key, to: &text)
                text.append(UInt8(ascii: ":"))
                write(member.value, to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ number: SerdeNumber, to text: inout [UInt8]) {
        switch number {
        case .unsigned(let value): text += "\(value)".utf8
        case .negative(let value): text += "\(value)".utf8
        case .float(let value): text += RustFloatText.text(of: value).utf8
        }
    }

    private static func write(_ string: [UInt8], to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0x08: text += #"\b"#.utf8
            case 0x09: text += #"\t"#.utf8
            case 0x0A: text += #"\n"#.utf8
            case 0x0C: text += #"\f"#.utf8
            case 0x0D: text += #"\r"#.utf8
            case ..<0x20:
                let digits = String(byte, radix: 16)
                text += (#"\u00"# + (byte < 0x10 ? "0" : "") + digits).utf8
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
