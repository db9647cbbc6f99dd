/// A node of a YAML tree that knows where it stands.
struct LocatedNode: Hashable, Sendable {
    /// What the node holds.
    enum Content: Hashable, Sendable {
        case scalar(Scalar)
        case sequence([LocatedNode])
        case mapping([Entry])
    }

    /// A key and its value, in the order of the file; a key can stand twice.
    struct Entry: Hashable, Sendable {
        var key: String
        var keyLocation: SourceLocation
        var value: LocatedNode
    }

    /// Text, and how it was written.
    struct Scalar: Hashable, Sendable {
        enum Style: Hashable, Sendable {
            /// Without quotes: a number, a truth value or null when it looks like one.
            case plain
            /// In quotes or as a block: always text.
            case quoted
            /// From the environment or a flag: whatever the reader needs.
            case given
        }

        var text: String
        var style: Style
        /// The column of the text's first character when the text stands in its line as it is.
        var textColumn: Int?
    }

    var location: SourceLocation
    var content: Content

    /// The node's scalar, or nil for lists and mappings.
    var scalar: Scalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// Whether there is nothing after the key, or `null`.
    var isNull: Bool { scalar?.kind == .null }

    /// Puts a mapping with the one key `name` in the place of a scalar below `key`.
    mutating func expandShortForm(of key: String, to name: String) {
        guard case .mapping(var entries) = content else { return }
        for index in entries.indices where entries[index].key == key {
            let value = entries[index].value
            guard value.scalar != nil, !value.isNull else { continue }
            let entry = Entry(key: name, keyLocation: value.location, value: value)
            entries[index].value.content = .mapping([entry])
        }
        content = .mapping(entries)
    }

    /// The place of the character at `offset` in the node's text, or of the node if that is unknown.
    func location(ofOffset offset: Int) -> SourceLocation {
        guard let column = scalar?.textColumn else { return location }
        var place = location
        place.column = column + offset
        return place
    }

    /// The node in words, for errors: `the text "soak"`, `the number 5`, `a list`.
    var inWords: String {
        switch content {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: "empty"
            case .boolean: "the truth value \(scalar.text)"
            case .number: "the number \(shortened(scalar.text))"
            case .text: "the text \(quoted(scalar.text))"
            }
        }
    }
}
