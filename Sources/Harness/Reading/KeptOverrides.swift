public import Scenarios

/// Overrides as a history keeps them: `path=value` lines that read back to the same values.
public enum KeptOverrides {
    /// The lines for `overrides`.
    public static func lines(of overrides: [Override]) -> [String] {
        overrides.map { override in
            override.isYAML
                ? "\(override.path)=\(override.value)"
                : "\(override.path)=\(quoted(override.value))"
        }
    }

    /// The overrides that `lines` say.
    ///
    /// - Parameter lines: What ``lines(of:)`` made.
    /// - Returns: Overrides of the same paths and values.
    /// - Throws: When a line is none of ours.
    public static func overrides(from lines: [String]) throws(ScenarioErrors) -> [Override] {
        var overrides: [Override] = []
        for line in lines { overrides.append(try Override(assignment: line)) }
        return overrides
    }

    /// The text as a YAML scalar that is taken letter for letter; plain where it is a path or an
    /// address, which YAML takes for nothing else.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "/._:-".utf8.contains(byte)
        }
        if isPlain, text.contains("/"), let first = text.first, first.isLetter || first == "/",
            text.last != ":"
        {
            return text
        }
        // Scalar by scalar: a quote with an accent on it is one character, and still a quote to YAML.
        return "\"" + text.unicodeScalars.map { escaped($0) }.joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x22, 0x5C: "\\\(scalar)"
        case 0x0A: "\\n"
        case 0x09: "\\t"
        // Control characters, line ends of YAML, and what YAML does not take as it is.
        case 0x00...0x1F, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
            "\\u" + String(repeating: "0", count: 4 - scalar.hexadecimal.count)
                + scalar.hexadecimal
        default: String(scalar)
        }
    }
}

extension Unicode.Scalar {
    /// The number in base 16.
    fileprivate var hexadecimal: String { String(value, radix: 16) }
}
