import Yams

/// Turns YAML text into located nodes; the only file that knows the YAML library.
///
/// The library stops at the first mapping with a key that stands twice. To report such keys
/// together with all other mistakes, the first of the pair is disguised with a private-use letter
/// and the text composed again; places stay the same, and the tree gets the real key back.
struct YAMLText {
    /// Longer texts are no scenarios; in characters.
    static let sizeLimit = 1 << 20
    private static let nodeLimit = 50_000
    private static let depthLimit = 64
    private static let disguiseLimit = 200

    private let file: String
    private var lines: SourceLines
    private var disguised: [Int: String] = [:]
    private var nodeCount = 0

    private init(text: String, file: String) {
        self.file = file
        lines = SourceLines(text)
    }

    /// The tree of the one document in `text`; nil, with at least one more problem, when there is
    /// none.
    static func read(_ text: String, file: String, into problems: inout Problems) -> LocatedNode? {
        var reader = YAMLText(text: text, file: file)
        let start = SourceLocation(file: file, line: 1, column: 1)
        guard reader.lines.scalars.count <= sizeLimit else {
            problems.add(
                .invalidSyntax,
                at: start,
                "the file is longer than \(sizeLimit) characters",
                hint: "is this the right file? A scenario or graph file takes a page or two"
            )
            return nil
        }
        guard let root = reader.compose(into: &problems) else { return nil }
        return reader.node(root, depth: 0, into: &problems)
    }

    private mutating func compose(into problems: inout Problems) -> Node? {
        for _ in 0...Self.disguiseLimit {
            do {
                if let root = try Parser(yaml: lines.text, encoding: .utf8).singleRoot() {
                    return root
                }
                problems.add(
                    .invalidSyntax,
                    at: SourceLocation(file: file, line: 1, column: 1),
                    "the file holds no YAML document",
                    hint: "start from one of the files in the folder scenarios"
                )
                return nil
            } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
                if disguise(anyOf: duplicates, at: context.mark) { continue }
                problems.add(
                    .duplicateKey,
                    at: location(context.mark),
                    "a mapping has \(enumerated(duplicates.map { quoted($0) })) more than once",
                    hint: "keep one of them"
                )
                return nil
            } catch {
                report(error, into: &problems)
                return nil
            }
        }
        problems.add(
            .duplicateKey,
            at: SourceLocation(file: file, line: 1, column: 1),
            "more than \(Self.disguiseLimit) keys stand twice",
            hint: "keep one of each"
        )
        return nil
    }

    private mutating func disguise(anyOf keys: [String], at mark: Mark) -> Bool {
        guard var index = lines.index(line: mark.line, column: mark.column),
            index < lines.scalars.count,
            let stranger = Unicode.Scalar(UInt32(0xE000 + disguised.count))
        else { return false }
        if lines.scalars[index] == "\"" || lines.scalars[index] == "'" { index += 1 }
        let longest = keys.filter { !$0.isEmpty && lines.hasText($0, at: index) }
            .max { $0.count < $1.count }
        guard let longest, disguised[index] == nil else { return false }
        disguised[index] = longest
        lines.replace(at: index, with: stranger)
        return true
    }

    private mutating func node(
        _ node: Node,
        depth: Int,
        into problems: inout Problems
    ) -> LocatedNode? {
        let place = location(node.mark)
        nodeCount += 1
        guard nodeCount <= Self.nodeLimit, depth < Self.depthLimit else {
            problems.add(
                .invalidSyntax,
                at: place,
                "the document is nested too deeply or, with its aliases, too large",
                hint: "write it out flat; a scenario or graph needs a few dozen nodes"
            )
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return LocatedNode(location: place, content: .scalar(text(of: scalar, at: place)))
        case .sequence(let sequence):
            var elements: [LocatedNode] = []
            for element in sequence {
                guard let element = self.node(element, depth: depth + 1, into: &problems) else {
                    return nil
                }
                elements.append(element)
            }
            return LocatedNode(location: place, content: .sequence(elements))
        case .mapping(let mapping):
            return self.mapping(mapping, at: place, depth: depth, into: &problems)
        case .alias:
            problems.add(
                .invalidSyntax,
                at: place,
                "the alias stands for nothing",
                hint: "define its anchor (&name) before it"
            )
            return nil
        }
    }

    private mutating func mapping(
        _ mapping: Node.Mapping,
        at place: SourceLocation,
        depth: Int,
        into problems: inout Problems
    ) -> LocatedNode? {
        var entries: [LocatedNode.Entry] = []
        for (key, value) in mapping {
            let keyLocation = location(key.mark)
            guard case .scalar(let scalar) = key else {
                problems.add(
                    .wrongType,
                    at: keyLocation,
                    "a key is a list or a mapping",
                    hint: "keys are words; put templates such as {{name}} in quotes"
                )
                return nil
            }
            guard let value = node(value, depth: depth + 1, into: &problems) else { return nil }
            entries.append(
                LocatedNode.Entry(
                    key: realKey(scalar.string, at: keyLocation),
                    keyLocation: keyLocation,
                    value: value
                )
            )
        }
        return LocatedNode(location: place, content: .mapping(entries))
    }

    private func text(
        of scalar: Node.Scalar,
        at place: SourceLocation
    ) -> LocatedNode.Scalar {
        let isPlain = scalar.style == .plain || scalar.style == .any
        let column = place.column + (isPlain ? 0 : 1)
        let index = lines.index(line: place.line, column: column)
        let isThere = index.map { lines.hasText(scalar.string, at: $0) } ?? false
        return LocatedNode.Scalar(
            text: scalar.string,
            style: isPlain ? .plain : .quoted,
            textColumn: isThere ? column : nil
        )
    }

    private func realKey(_ key: String, at place: SourceLocation) -> String {
        guard let index = lines.index(line: place.line, column: place.column) else { return key }
        return disguised[index] ?? disguised[index + 1].flatMap { disguisedKey in
            let quote = lines.scalars[index]
            return quote == "\"" || quote == "'" ? disguisedKey : nil
        } ?? key
    }

    private func location(_ mark: Mark?) -> SourceLocation {
        SourceLocation(file: file, line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
    }

    private func report(_ error: any Error, into problems: inout Problems) {
        var place = SourceLocation(file: file, line: 1, column: 1)
        var problem = "the text is not YAML"
        switch error as? YamlError {
        case .scanner(let context, let text, let mark, _),
            .parser(let context, let text, let mark, _):
            place = location(mark)
            problem = text
            if let context { problem += " (\(context.text) from line \(context.mark.line))" }
        case .composer(let context, let text, let mark, _):
            place = location(mark)
            problem = [context?.text, text].compactMap(\.self).joined(separator: ", ")
        case .reader(let text, let offset, _, let yaml):
            problem = text
            let index = offset.map { yaml.prefix($0).unicodeScalars.count } ?? 0
            (place.line, place.column) = lines.place(of: index)
        case .memory:
            problem = "the document is nested too deeply"
        default: break
        }
        let isTab = lines.index(line: place.line, column: place.column).map {
            lines.hasText("\t", at: $0)
        }
        problems.add(
            .invalidSyntax,
            at: place,
            "not YAML: \(problem)",
            hint: isTab == true
                ? "indent with spaces: YAML allows no tabs there"
                : "look at the indentation, quotes, colons and brackets here and one line above"
        )
    }
}
