/// What a test expects to come out, and how it is compared.
public struct ExpectedOutput: Hashable, Sendable {
    /// Which messages are expected.
    enum Messages: Hashable, Sendable {
        /// The last one is this.
        case last(JSONTree)
        /// These, in this order, and no others; none for an empty list.
        case sequence([JSONTree])
    }

    /// How the messages that came stand to the expected ones.
    enum Comparison: Hashable, Sendable {
        /// They are what was expected, as far as they go.
        case equal
        /// More must come.
        case incomplete
        /// This differs, and might be mended by what comes.
        case differs(String)
        /// Nothing that comes can mend this.
        case wrong(String)
    }

    let messages: Messages
    private let selected: [DotPath]
    private let ignored: [DotPath]

    /// Creates an expectation; nil where `json` is neither an object nor a list of objects.
    ///
    /// - Parameters:
    ///   - json: An object: the last message; a list of objects: all of them.
    ///   - selected: The paths of what is compared; empty compares the keys that the expected
    ///     message has.
    ///   - ignored: The paths of what is not.
    public init?(_ json: JSONTree, selected: [String], ignored: [String]) {
        func isObject(_ tree: JSONTree) -> Bool { if case .object = tree { true } else { false } }
        switch json {
        case .object: messages = .last(OutputMessage.opened(json))
        case .list(let elements) where elements.allSatisfy(isObject):
            messages = .sequence(elements.map { OutputMessage.opened($0) })
        default: return nil
        }
        self.selected = selected.map { DotPath($0) }
        self.ignored = ignored.map { DotPath($0) }
    }

    /// Whether nothing must come out.
    var isNothing: Bool { messages == .sequence([]) }

    /// Compares with what came out so far.
    func compare(_ outputs: [JSONTree]) -> Comparison {
        switch messages {
        case .last(let expected):
            guard let last = outputs.last else { return .incomplete }
            guard let difference = difference(expected, last) else { return .equal }
            let ordinal = outputs.count == 1 ? "" : "the last of \(outputs.count) messages: "
            return .differs(ordinal + difference.text)
        case .sequence(let expected):
            for (index, pair) in zip(expected, outputs).enumerated() {
                guard let difference = difference(pair.0, pair.1) else { continue }
                return .wrong("message \(index + 1) of \(expected.count): \(difference.text)")
            }
            if outputs.count > expected.count {
                let extra = outputs[expected.count].text
                let shown = extra.count <= 160 ? extra : extra.prefix(160) + "…"
                return .wrong(
                    "\(outputs.count) messages came out, expected \(expected.count); the first too "
                        + "many: \(shown)"
                )
            }
            return outputs.count < expected.count ? .incomplete : .equal
        }
    }

    private func difference(_ expected: JSONTree, _ actual: JSONTree) -> JSONDifference? {
        JSONDifference.first(
            expected: compared(expected, like: expected),
            actual: compared(actual, like: expected)
        )
    }

    /// What is compared of a message.
    private func compared(_ message: JSONTree, like expected: JSONTree) -> JSONTree? {
        var paths = selected
        if paths.isEmpty, case .object(let members) = expected {
            paths = members.map { DotPath($0.key) }
        }
        return DotPath.kept(paths, of: message).map { kept in
            ignored.reduce(kept) { $1.removed(from: $0) }
        }
    }
}
