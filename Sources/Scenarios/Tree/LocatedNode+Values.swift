/// Typed values of nodes; nil means that a problem was added.
extension LocatedNode {
    /// The elements of a list.
    func elements(_ subject: String, into problems: inout Problems) -> [LocatedNode]? {
        guard case .sequence(let elements) = content else {
            problems.add(
                .wrongType,
                at: location,
                "\(subject) is \(inWords), not a list",
                hint: "write its elements below it with hyphens, or in brackets"
            )
            return nil
        }
        return elements
    }

    /// Text; not empty unless it may be.
    func text(
        _ subject: String,
        mayBeEmpty: Bool = false,
        into problems: inout Problems
    ) -> String? {
        guard let scalar, scalar.kind == .text else {
            let text = scalar.flatMap { $0.kind == .null ? nil : $0.text }
            problems.add(
                .wrongType,
                at: location,
                "\(subject) is \(inWords), not text",
                hint: text.map { "put it in quotes: \"\($0)\"" } ?? "write the text after the key"
            )
            return nil
        }
        guard !scalar.text.isEmpty || mayBeEmpty else {
            problems.add(
                .malformedValue,
                at: location,
                "\(subject) is \"\"",
                hint: "write the text between the quotes, or remove the key"
            )
            return nil
        }
        return scalar.text
    }

    /// Reports text that `check` refuses; nothing for what is not text, which others report.
    func check(
        into problems: inout Problems,
        _ check: (String) throws(ValueProblem) -> Void
    ) {
        guard let scalar, scalar.kind == .text, !scalar.text.isEmpty else { return }
        do {
            try check(scalar.text)
        } catch {
            problems.add(error, in: self)
        }
    }

    /// Text that is a topic to publish or subscribe to.
    func topic(_ subject: String, into problems: inout Problems) -> String? {
        guard let text = text(subject, into: &problems) else { return nil }
        do {
            try TopicRules.check(text)
            return text
        } catch {
            problems.add(error, in: self)
            return nil
        }
    }

    /// Text that is a topic, perhaps made of each message, that a graph writes to.
    func outputTopic(_ subject: String, into problems: inout Problems) -> String? {
        guard let text = text(subject, into: &problems) else { return nil }
        do {
            try OutputTopic.check(text)
            return text
        } catch {
            problems.add(error, in: self)
            return nil
        }
    }

    /// Text that is a topic or, with wildcards, a filter of topics that a graph takes in.
    func topicFilter(_ subject: String, into problems: inout Problems) -> String? {
        guard let text = text(subject, into: &problems) else { return nil }
        do {
            try TopicFilter.check(text)
            return text
        } catch {
            problems.add(error, in: self)
            return nil
        }
    }

    /// Text, or nil without a problem for `null`.
    func textOrNull(_ subject: String, into problems: inout Problems) -> String? {
        isNull ? nil : text(subject, into: &problems)
    }

    /// A whole number in `range`.
    func integer<Number: FixedWidthInteger>(
        _ subject: String,
        in range: ClosedRange<Number>,
        because reason: String,
        into problems: inout Problems
    ) -> Number? {
        guard let scalar, scalar.looksLikeNumber else {
            problems.add(
                .wrongType,
                at: location,
                "\(subject) is \(inWords), not a whole number",
                hint: "write a number without quotes, such as \(range.lowerBound)"
            )
            return nil
        }
        let magnitude = DecimalNumber(scalar.text)?.scaled(byDigits: 0)
        guard let magnitude = magnitude.flatMap({ Number(exactly: $0) }), range.contains(magnitude)
        else {
            problems.add(
                .outOfRange,
                at: location,
                "\(subject) is \(shortened(scalar.text))",
                hint:
                    "write a whole number from \(range.lowerBound) to \(range.upperBound): \(reason)"
            )
            return nil
        }
        return magnitude
    }

    /// True or false.
    func boolean(_ subject: String, into problems: inout Problems) -> Bool? {
        guard let scalar, scalar.kind == .boolean else {
            problems.add(
                .wrongType,
                at: location,
                "\(subject) is \(inWords), not a truth value",
                hint: "write true or false, without quotes"
            )
            return nil
        }
        return scalar.text.lowercased() == "true"
    }

    /// The value that `read` makes of a scalar's text, quoted or not.
    func value<Value>(
        _ subject: String,
        example: String,
        into problems: inout Problems,
        _ read: (String) throws(ValueProblem) -> Value
    ) -> Value? {
        guard let scalar, scalar.kind != .null, scalar.kind != .boolean else {
            problems.add(
                .wrongType,
                at: location,
                "\(subject) is \(inWords)",
                hint: "write one value, such as \(example)"
            )
            return nil
        }
        do {
            return try read(scalar.text)
        } catch {
            problems.add(error, in: self)
            return nil
        }
    }

    /// One of the words of an enumeration.
    func kind<Kind: RawRepresentable & CaseIterable>(
        _ subject: String,
        ignoringCase: Bool = false,
        into problems: inout Problems
    ) -> Kind? where Kind.RawValue == String {
        guard let text = text(subject, into: &problems) else { return nil }
        let known = Kind.allCases.first {
            $0.rawValue == text
                || (ignoringCase && $0.rawValue.lowercased() == text.lowercased())
        }
        if let known { return known }
        problems.addUnknownKind(
            at: location,
            subject,
            text,
            among: Kind.allCases.map(\.rawValue)
        )
        return nil
    }
}

extension Problems {
    /// Adds a word that is none of the known ones.
    mutating func addUnknownKind(
        at location: SourceLocation,
        _ subject: String,
        _ word: String,
        among known: [String]
    ) {
        let nearest = NearestWord.nearest(to: word, among: known)
        let meant = nearest.map { "did you mean \(quoted($0))? " } ?? ""
        add(
            .unknownKind,
            at: location,
            "\(subject) is \(quoted(word)), which is not known",
            hint: "\(meant)Known: \(enumerated(known))"
        )
    }
}
