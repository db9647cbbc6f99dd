/// Where two JSON values first differ.
struct JSONDifference: Hashable, Sendable {
    /// The dot path; empty for the whole.
    let path: String
    /// What should be there; nil for nothing.
    let expected: JSONTree?
    /// What is there; nil for nothing.
    let actual: JSONTree?

    /// The first difference; nil where the two are the same JSON: members in any order, numbers by
    /// value.
    static func first(
        expected: JSONTree?,
        actual: JSONTree?,
        at path: String = ""
    ) -> JSONDifference? {
        let difference = JSONDifference(path: path, expected: expected, actual: actual)
        switch (expected, actual) {
        case (nil, nil): return nil
        case (.number(let left, let first)?, .number(let right, let second)?):
            return left == right && (left.isFinite || first == second) ? nil : difference
        case (.list(let left)?, .list(let right)?):
            for index in 0..<max(left.count, right.count) {
                let found = Self.first(
                    expected: index < left.count ? left[index] : nil,
                    actual: index < right.count ? right[index] : nil,
                    at: joined(path, String(index))
                )
                if let found { return found }
            }
            return nil
        case (.object(let left)?, .object(let right)?):
            for key in left.map(\.key) + right.map(\.key) {
                let found = Self.first(
                    expected: expected?[key],
                    actual: actual?[key],
                    at: joined(path, key)
                )
                if let found { return found }
            }
            return nil
        default: return expected == actual ? nil : difference
        }
    }

    /// Path, what was expected and what came, on one line.
    var text: String {
        let place = path.isEmpty ? "" : "\(path): "
        return "\(place)expected \(Self.short(expected)), got \(Self.short(actual))"
    }

    private static func short(_ tree: JSONTree?) -> String {
        guard let text = tree?.text else { return "nothing" }
        return text.count <= 160 ? text : text.prefix(160) + "…"
    }

    private static func joined(_ path: String, _ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }
}
