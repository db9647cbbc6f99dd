/// Where a field is: names from the outside in, at most one of them a `*`.
///
///     Person.Address.Street      Payload."Tag.10".Value      Sensors.*.Reading
///
/// Source: _Expressions reference for data flows_, "Dot notation and escaping".
struct FieldPath: Hashable {
    /// One step of a path.
    enum Segment: Hashable {
        case name(String)
        /// One or more steps of any name.
        case wildcard
    }

    let segments: [Segment]

    /// Whether one of its steps is a `*`.
    var hasWildcard: Bool { segments.contains(.wildcard) }

    /// The names of a path without a `*`.
    var names: [String] {
        segments.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    /// Reads a path.
    ///
    /// A segment that begins with a quotation mark ends at the next one; any other ends at the next
    /// dot, and quotation marks inside it are part of the name.
    init(_ text: String) throws(ConfigurationError) {
        var segments: [Segment] = []
        var rest = text[...]
        while true {
            if let quote = rest.first, quote == "\"" || quote == "'" {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: quote) else {
                    throw Self.error(text, "has a quotation mark that none closes")
                }
                segments.append(.name(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
                guard rest.first == "." || rest.isEmpty else {
                    throw Self.error(text, "goes on after a closing quotation mark")
                }
            } else {
                let end = rest.firstIndex(of: ".") ?? rest.endIndex
                let name = rest[..<end]
                guard !name.isEmpty else { throw Self.error(text, "has an empty segment") }
                segments.append(name == "*" ? .wildcard : .name(String(name)))
                rest = rest[end...]
            }
            guard rest.first == "." else { break }
            rest.removeFirst()
        }
        guard segments.count(where: { $0 == .wildcard }) < 2 else {
            throw Self.error(text, "has more than one *")
        }
        self.segments = segments
    }

    /// What the `*` stands for where this path is `names`; nil where it is not.
    func captured(from names: [String]) -> [String]? {
        guard let place = segments.firstIndex(of: .wildcard) else {
            return self.names == names ? [] : nil
        }
        let before = Self.texts(segments[..<place])
        let after = Self.texts(segments[(place + 1)...])
        guard names.count > before.count + after.count, names.starts(with: before),
            names.suffix(after.count).elementsEqual(after)
        else { return nil }
        return Array(names[before.count..<names.count - after.count])
    }

    /// The names of this path where its `*` stands for `captured`.
    func names(with captured: [String]) -> [String] {
        segments.flatMap { segment in
            switch segment {
            case .name(let name): [name]
            case .wildcard: captured
            }
        }
    }

    private static func texts(_ segments: ArraySlice<Segment>) -> [String] {
        segments.compactMap { if case .name(let name) = $0 { name } else { nil } }
    }

    private static func error(_ text: String, _ problem: String) -> ConfigurationError {
        ConfigurationError(
            problem: "the path \"\(text)\" \(problem)",
            hint: "write names with dots between them; quote a name that has a dot"
        )
    }
}
