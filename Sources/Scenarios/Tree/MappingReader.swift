/// Takes the keys of one mapping, one by one, and reports those that nothing took.
///
/// The keys that a mapping can have are the ones that were asked for, so that hints cannot drift
/// from what is read.
struct MappingReader {
    /// The mapping.
    let node: LocatedNode
    /// What errors call it, such as `phases` or `workloads[0]`.
    let subject: String
    private let entries: [LocatedNode.Entry]
    private var asked: [String] = []
    private var ignored: [String] = []

    /// Starts on a mapping; nil, with a problem added, when the node is anything else.
    init?(_ node: LocatedNode, _ subject: String, into problems: inout Problems) {
        guard case .mapping(let entries) = node.content else {
            problems.add(
                .wrongType,
                at: node.location,
                "\(subject) is \(node.inWords), not a mapping",
                hint: "write its keys below it, indented, or in braces"
            )
            return nil
        }
        self.node = node
        self.subject = subject
        self.entries = entries
    }

    /// The value of a key, or nil when the key is not there.
    mutating func take(_ key: String) -> LocatedNode? {
        asked.append(key)
        return entries.first { $0.key == key }?.value
    }

    /// The value of a key that must be there; nil, with a problem added, when it is not.
    mutating func require(
        _ key: String,
        example: String,
        into problems: inout Problems
    ) -> LocatedNode? {
        if let value = take(key) { return value }
        problems.add(
            .missingKey,
            at: node.location,
            "\(subject) has no \(quoted(key))",
            hint: "add \(example)"
        )
        return nil
    }

    /// Whether a key is there.
    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    /// Whether a key is there without a value.
    func isNull(_ key: String) -> Bool { entries.first { $0.key == key }?.value.isNull ?? false }

    /// Marks keys as known without reading them.
    mutating func ignore(_ keys: String...) {
        ignored += keys
    }

    /// Where a key stands, or the mapping itself.
    func keyLocation(_ key: String) -> SourceLocation {
        entries.first { $0.key == key }?.keyLocation ?? node.location
    }

    /// Reports keys that stand twice and keys that nothing asked for.
    ///
    /// - Parameters:
    ///   - problems: Where to add them.
    ///   - renamed: Keys of earlier versions or of other tools, with what to write instead.
    func finish(into problems: inout Problems, renamed: [String: String] = [:]) {
        let known =
            asked.count == 1
            ? "The key of \(subject) is \(asked[0])"
            : "The keys of \(subject) are \(enumerated(asked))"
        var first: [String: SourceLocation] = [:]
        for entry in entries {
            if let earlier = first[entry.key] {
                problems.add(
                    .duplicateKey,
                    at: entry.keyLocation,
                    "\(subject) has \(quoted(entry.key)) twice, first at \(earlier)",
                    hint: "keep one of the two"
                )
                continue
            }
            first[entry.key] = entry.keyLocation
            guard !asked.contains(entry.key), !ignored.contains(entry.key) else { continue }
            let nearest = NearestWord.nearest(to: entry.key, among: asked)
            let meant = (renamed[entry.key] ?? nearest).map { "did you mean \(quoted($0))? " } ?? ""
            problems.add(
                .unknownKey,
                at: entry.keyLocation,
                "\(subject) has no key \(quoted(entry.key))",
                hint: "\(meant)\(known)"
            )
        }
    }
}
