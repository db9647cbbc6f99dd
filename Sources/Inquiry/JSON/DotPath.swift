/// A place in a JSON value, such as `payload.temperature.value` or `payload.rows.0`.
///
/// A key may hold dots itself: of the ways to read a path the one is taken that leads somewhere.
struct DotPath: Hashable, Sendable {
    let text: String
    private let parts: [String]

    init(_ text: String) {
        self.text = text
        parts = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    }

    /// What of `tree` lies on any of the paths; nil where nothing does.
    static func kept(_ paths: [DotPath], of tree: JSONTree) -> JSONTree? {
        kept(paths.map { $0.parts[...] }, of: tree)
    }

    /// `tree` without what lies on the path.
    func removed(from tree: JSONTree) -> JSONTree { Self.removed(parts[...], from: tree) }

    private static func kept(_ paths: [ArraySlice<String>], of tree: JSONTree) -> JSONTree? {
        if paths.contains(where: \.isEmpty) { return tree }
        switch tree {
        case .object(let members):
            let kept = members.compactMap { member -> JSONTree.Member? in
                self.kept(rests(of: paths, behind: member.key), of: member.value)
                    .map { JSONTree.Member(member.key, $0) }
            }
            return kept.isEmpty ? nil : .object(kept)
        case .list(let elements):
            let kept = elements.enumerated().compactMap { index, element in
                self.kept(rests(of: paths, behind: String(index)), of: element)
            }
            return kept.isEmpty ? nil : .list(kept)
        default: return nil
        }
    }

    private static func removed(_ path: ArraySlice<String>, from tree: JSONTree) -> JSONTree {
        func without(_ key: String, _ value: JSONTree) -> JSONTree? {
            let rests = rests(of: [path], behind: key)
            if rests.contains(where: \.isEmpty) { return nil }
            return rests.reduce(value) { removed($1, from: $0) }
        }
        switch tree {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    without(member.key, member.value).map { JSONTree.Member(member.key, $0) }
                }
            )
        case .list(let elements):
            return .list(
                elements.enumerated().compactMap { without(String($0.offset), $0.element) }
            )
        default: return tree
        }
    }

    /// What is left of the paths that go through a key, which may be several parts long.
    private static func rests(
        of paths: [ArraySlice<String>],
        behind key: String
    ) -> [ArraySlice<String>] {
        let parts = key.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        return paths.filter { $0.starts(with: parts) }.map { $0.dropFirst(parts.count) }
    }
}
