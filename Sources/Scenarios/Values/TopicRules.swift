/// What a topic must be, so that Crucible may publish to it and subscribe to it alone.
enum TopicRules {
    /// The broker's own probe: nobody else may publish or subscribe there.
    static let selfTest = "azedge/dmqtt/selftest"

    /// Checks one topic name (MQTT 5, section 4.7): no wildcard, not reserved.
    ///
    /// Its offset points at the offending character. With `mayHaveWildcards` the text is a filter;
    /// `#` alone stays refused.
    static func check(
        _ topic: String,
        mayHaveWildcards: Bool = false
    ) throws(ValueProblem) {
        let example = "name one topic, such as raw or sensors/raw"
        guard !topic.isEmpty else {
            throw ValueProblem(.malformedValue, "the topic is empty", hint: example)
        }
        guard topic != "#" else {
            throw ValueProblem(
                .reserved,
                "topic \"#\" takes in everything, the broker's own probes too",
                hint: example
            )
        }
        guard !topic.hasPrefix("$share/") else {
            throw ValueProblem(
                .reserved,
                "topic \(quoted(topic)) is a shared subscription: others would get a part of it",
                hint: "name the topic itself, without $share and the group"
            )
        }
        guard !topic.hasPrefix("$") else {
            throw ValueProblem(
                .reserved,
                "topic \(quoted(topic)) begins with $: such topics are the broker's own",
                hint: example
            )
        }
        guard !topic.hasPrefix(selfTest) else {
            throw ValueProblem(
                .reserved,
                "topic \(quoted(topic)) belongs to the broker's self-test",
                hint: "use a topic outside of \(selfTest)"
            )
        }
        for (offset, scalar) in topic.unicodeScalars.enumerated() {
            switch scalar {
            case "+" where !mayHaveWildcards, "#" where !mayHaveWildcards:
                throw ValueProblem(
                    .malformedValue,
                    "topic \(quoted(topic)) has the wildcard \(quoted(String(scalar)))",
                    hint: example,
                    offset: offset
                )
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                throw ValueProblem(
                    .malformedValue,
                    "topic \(quoted(topic)) has a control character",
                    hint: example,
                    offset: offset
                )
            default: break
            }
        }
        guard topic.utf8.count <= 65_535 else {
            throw ValueProblem(
                .outOfRange,
                "the topic has \(topic.utf8.count) bytes",
                hint: "MQTT allows 65535"
            )
        }
    }

    /// Reports topics that overlap: what comes out would go in again.
    static func checkApart(
        _ input: String,
        _ output: String,
        at location: SourceLocation,
        into problems: inout Problems
    ) {
        guard TopicFilter(input).overlaps(TopicFilter(OutputTopic(output).filter)) else { return }
        let overlap =
            input == output
            ? "input and output are the same topic \(quoted(input))"
            : "the output \(quoted(output)) is one of the topics of the input \(quoted(input))"
        problems.add(
            .contradiction,
            at: location,
            overlap,
            hint: "give the output a topic of its own: results would go in again"
        )
    }
}
