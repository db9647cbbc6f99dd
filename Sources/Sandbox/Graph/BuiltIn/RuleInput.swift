import Messaging

/// One of a rule's inputs: a field or a part of the metadata, and what stands in where it is missing.
///
///     temperature      $metadata.topic      status ?? "unknown"
struct RuleInput {
    /// Where the value is.
    let place: RulePlace
    /// What stands in for a missing value; nil for nothing.
    let fallback: JSONValue?

    /// Reads an input.
    init(_ text: String) throws(ConfigurationError) {
        let parts = Self.split(text)
        place = try RulePlace(parts[0])
        guard parts.count > 1 else {
            fallback = nil
            return
        }
        guard parts.count == 2, let value = try? JSONValue(parsing: Array(parts[1].utf8)[...]),
            value.isSingle
        else {
            throw ConfigurationError(
                problem: "the input \"\(text)\" has no default after its ??",
                hint: "write a number, a text in double quotation marks, true, false or null"
            )
        }
        fallback = value
    }

    /// The value in a message; nil where it is missing and nothing stands in.
    func value(in message: GraphMessage, _ payload: JSONValue) -> JSONValue? {
        place.value(in: message, payload) ?? fallback
    }

    /// The parts before, between and after `??`, which counts only outside of quotation marks.
    private static func split(_ text: String) -> [String] {
        var parts = [""]
        var isQuoted = false
        var rest = text[...]
        while let character = rest.first {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, rest.hasPrefix("??") {
                parts.append("")
                rest = rest.dropFirst(2)
                continue
            }
            parts[parts.count - 1].append(character)
            rest.removeFirst()
        }
        guard parts.count > 1 else { return parts }
        return parts.map { part in
            var part = part[...]
            while part.last == " " { part.removeLast() }
            return String(part.drop { $0 == " " })
        }
    }
}

extension JSONValue {
    /// Whether it is a number, a text, a Boolean or null.
    fileprivate var isSingle: Bool {
        switch self {
        case .null, .boolean, .natural, .negative, .float, .string: true
        case .array, .object: false
        }
    }
}
