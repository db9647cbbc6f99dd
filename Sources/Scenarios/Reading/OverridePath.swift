/// The path of an override, step by step.
enum OverridePath {
    /// One step into the tree.
    enum Step: Hashable, Sendable {
        case key(String)
        case element(Int)
        case append
    }

    /// Where the value begins in `path=value`: the first equals sign outside of quotes.
    static func firstAssignment(in text: String) -> String.Index? {
        var isQuoted = false
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == "=", !isQuoted { return index }
        }
        return nil
    }

    /// Reads `workloads[0].publishers`, `thresholds[+]` or `graph.modules["a.b"]`.
    static func read(_ path: String) throws(ValueProblem) -> [Step] {
        var steps: [Step] = []
        var rest = Substring(path)
        var needsKey = true
        while !rest.isEmpty || needsKey {
            if rest.first == "[", !needsKey || steps.isEmpty {
                guard let step = bracket(&rest) else { throw malformed(path) }
                steps.append(step)
            } else {
                if !needsKey {
                    guard rest.first == "." else { throw malformed(path) }
                    rest.removeFirst()
                }
                let key = rest.prefix { $0 != "." && $0 != "[" && $0 != "]" }
                guard !key.isEmpty else { throw malformed(path) }
                steps.append(.key(String(key)))
                rest = rest.dropFirst(key.count)
            }
            needsKey = false
        }
        return steps
    }

    private static func bracket(_ rest: inout Substring) -> Step? {
        rest.removeFirst()
        if rest.first == "\"" {
            rest.removeFirst()
            let key = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(key.count)
            guard !key.isEmpty, rest.hasPrefix("\"]") else { return nil }
            rest = rest.dropFirst(2)
            return .key(String(key))
        }
        let word = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(word.count)
        guard rest.first == "]" else { return nil }
        rest.removeFirst()
        if word == "+" { return .append }
        guard let index = Int(word), index >= 0 else { return nil }
        return .element(index)
    }

    private static func malformed(_ path: String) -> ValueProblem {
        ValueProblem(
            .malformedValue,
            "\(quoted(path)) is not a path",
            hint: "join keys by dots, with positions in brackets, such as workloads[0].publishers"
        )
    }
}
