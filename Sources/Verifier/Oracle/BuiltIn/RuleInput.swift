import Evidence

/// One input of a rule: where its value comes from, and what stands in for it.
///
///     temperature.value     $metadata.topic     $metadata.user_property.site ?? "unknown"
struct RuleInput: Sendable {
    /// Where a value comes from.
    enum Origin: Hashable, Sendable {
        case field(FieldPath)
        case topic
        case property(String)
    }

    let origin: Origin
    /// What stands in for a missing value.
    let fallback: JSONValue?

    /// Reads an input.
    ///
    /// - Throws: What is wrong with it, or what in it cannot be judged.
    init(_ text: String) throws(StageProblem) {
        let end = Self.endOfPath(text)
        let path = text[..<end].trimmingSuffix { $0 == " " }
        let rest = text[end...]
        guard rest.isEmpty || rest.hasPrefix("??") else {
            let word = rest.dropFirst().drop { $0 == " " }.prefix(5).lowercased()
            throw word == "$last"
                ? StageProblem(
                    "input \"\(text)\" remembers the last value, so what becomes of a message"
                        + " depends on those before it",
                    hint: "Crucible judges each message by itself: give a default with ??"
                )
                : StageProblem(
                    "input \"\(text)\" has a ? that is neither ? $last nor ??",
                    hint: "put a key that holds a ? in double quotation marks"
                )
        }
        origin = try Self.origin(String(path))
        fallback = rest.isEmpty ? nil : try Self.fallback(String(rest.dropFirst(2)), of: text)
    }

    /// The value for a message; the payload's JSON is read only when it is asked for.
    ///
    /// - Throws: Where there is neither a value nor a default.
    func value(
        in message: OracleMessage,
        _ json: JSONValue?
    ) throws(ExpressionFailure) -> JSONValue {
        switch origin {
        case .topic: return .string(Array(message.envelope.topic.utf8))
        case .property(let name):
            if let value = message.envelope.value(ofProperty: name) {
                return .string(Array(value.utf8))
            }
            guard let fallback else { throw ExpressionFailure("property \(name) is missing") }
            return fallback
        case .field(let path):
            guard let json else { throw ExpressionFailure("the payload is no JSON") }
            if let value = path.value(in: json) { return value }
            guard let fallback else { throw ExpressionFailure("a field is missing") }
            return fallback
        }
    }

    /// Where the path ends and ? begins, outside of quotation marks.
    private static func endOfPath(_ text: String) -> String.Index {
        var isQuoted = false
        var begins = true
        for index in text.indices {
            let character = text[index]
            if character == "\"" {
                if isQuoted { isQuoted = false } else if begins { isQuoted = true }
            }
            if character == "?", !isQuoted { return index }
            begins = character == "."
        }
        return text.endIndex
    }

    /// Reads where a value comes from.
    static func origin(_ path: String) throws(StageProblem) -> Origin {
        guard path.hasPrefix("$") else { return .field(try FieldPath(path)) }
        if path == "$metadata.topic" { return .topic }
        let prefix = "$metadata.user_property."
        guard path.hasPrefix(prefix) else {
            throw StageProblem(
                "\"\(path)\" cannot be judged",
                hint: "of what begins with $, Crucible knows $metadata.topic and"
                    + " $metadata.user_property.NAME; data sets and content types it does not"
            )
        }
        let key = path.dropFirst(prefix.count)
        let isQuoted = key.count > 1 && key.first == "\"" && key.last == "\""
        let name = String(isQuoted ? key.dropFirst().dropLast() : key)
        guard !name.isEmpty, isQuoted || !name.contains("\"") else {
            throw StageProblem(
                "\"\(path)\" names no user property",
                hint: "write $metadata.user_property.site, or the name in double quotation marks"
            )
        }
        guard name != String(decoding: IdentityProperty.name, as: UTF8.self),
            !name.hasPrefix("__")
        else {
            throw StageProblem(
                "\"\(path)\" is a property that Crucible or the runtime writes anew for every"
                    + " message",
                hint: "use a property of the workload's own"
            )
        }
        return .property(name)
    }

    private static func fallback(
        _ text: String,
        of input: String
    ) throws(StageProblem) -> JSONValue {
        do throws(SerdeFailure) {
            let value = try JSONValue(Array(text.utf8), as: .standard)
            switch value {
            case .list, .object: throw SerdeFailure("it is no plain value")
            default: return value
            }
        } catch {
            throw StageProblem(
                "the default of input \"\(input)\" cannot be read: \(error.reason)",
                hint: "write a number, a text in double quotation marks, true, false or null"
            )
        }
    }
}

extension Substring {
    /// The text without the characters at its end for which `isLeftOut` holds.
    func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !isLeftOut($0) }) else { return "" }
        return self[...last]
    }
}
