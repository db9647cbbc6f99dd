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

    /// The text as a YAML scalar that is taken letter for letter; plain where that is safe.
    private static func quoted(_ text: String) -> String {
        let safe = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "/._:-".utf8.contains(byte)
        }
        if safe, let first = text.first, first.isLetter || first == "/", text.last != ":" {
            return text
        }
        let escaped = text.flatMap { character -> [Character] in
            switch character {
            case "\\", "\"": ["\\", character]
            case "\n": ["\\", "n"]
            case "\t": ["\\", "t"]
            default: [character]
            }
        }
        return "\"" + String(escaped) + "\""
    }
}
