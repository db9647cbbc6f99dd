/// What user properties of messages must be, so that nobody takes them for their own.
enum PropertyRules {
    /// The user property that carries a message's identity; Evidence writes it.
    static let identity = "crucible"
    /// What names of the graph runtime's own properties begin with, such as `__ts`.
    static let runtimePrefix = "__"

    private static let reserved = [
        "$partition": "it chooses the broker's partition for shared subscriptions",
        "$high_priority": "it asks the broker to prefer the message",
        identity: "it carries the message's identity, which every verdict rests on",
    ]

    /// Checks a property's name.
    static func check(name: String) throws(ValueProblem) {
        if let reason = reserved[name] {
            throw ValueProblem(
                .reserved,
                "the user property \(quoted(name)) is reserved: \(reason)",
                hint: "choose another name, such as site"
            )
        }
        guard !name.hasPrefix(runtimePrefix) else {
            throw ValueProblem(
                .reserved,
                "the user property \(quoted(name)) is reserved: names that begin with"
                    + " \(runtimePrefix) are the graph runtime's own",
                hint: "choose another name, such as site"
            )
        }
        guard !name.isEmpty else {
            throw ValueProblem(
                .malformedValue,
                "a user property has no name",
                hint: "write a name and a value, such as site: oslo"
            )
        }
        try check(text: name, "the name of a user property")
    }

    /// Checks a name or a value: MQTT text of at most 65535 bytes without control characters.
    static func check(text: String, _ subject: String) throws(ValueProblem) {
        let control = text.unicodeScalars.enumerated()
            .first { $0.element.properties.generalCategory == .control }
        if let control {
            throw ValueProblem(
                .malformedValue,
                "\(subject) has a control character",
                hint: "leave it out: brokers close connections over it",
                offset: control.offset
            )
        }
        guard text.utf8.count <= 65_535 else {
            throw ValueProblem(
                .outOfRange,
                "\(subject) has \(text.utf8.count) bytes",
                hint: "MQTT allows 65535"
            )
        }
    }
}
