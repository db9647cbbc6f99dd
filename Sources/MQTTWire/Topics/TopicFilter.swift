/// A topic filter, checked once and matched against many topic names.
///
/// Source: sections 4.7 (names and filters) and 4.8.2 (`$share/group/filter`).
public struct TopicFilter: Hashable, Sendable {
    /// The whole text, `$share/group/` included.
    public let text: String
    /// The group of a shared subscription; nil for any other.
    public let group: String?
    private let pattern: [UInt8]

    /// Creates a filter; nil where `text` is not one.
    public init?(_ text: String) {
        var rest = Substring(text)
        var group: String?
        if text.hasPrefix("$share/") {
            let tail = text.dropFirst("$share/".count)
            guard let slash = tail.firstIndex(of: "/") else { return nil }
            let name = tail[..<slash]
            guard !name.isEmpty, !name.utf8.contains(where: Self.isWildcard) else { return nil }
            group = String(name)
            rest = tail[tail.index(after: slash)...]
        }
        let pattern = Array(rest.utf8)
        guard text.utf8.count <= 65_535, Self.isPattern(pattern) else { return nil }
        self.text = text
        self.group = group
        self.pattern = pattern
    }

    /// Whether the filter is a shared one.
    public var isShared: Bool { group != nil }

    /// Whether the filter has a wildcard.
    public var hasWildcard: Bool { pattern.contains(where: Self.isWildcard) }

    /// Whether a topic name matches, level by level.
    ///
    /// A filter that begins with a wildcard matches no name that begins with `$`. Allocates
    /// nothing; time grows with the shorter of both.
    public func matches(_ name: Span<UInt8>) -> Bool {
        if name.isEmpty { return false }
        if name[0] == UInt8(ascii: "$") && Self.isWildcard(pattern[0]) { return false }
        let slash = UInt8(ascii: "/")
        var place = 0
        var index = 0
        while index < pattern.count {
            if pattern[index] == UInt8(ascii: "#") { return true }
            if pattern[index] == UInt8(ascii: "+") {
                while place < name.count && name[place] != slash { place += 1 }
                index += 1
            } else {
                while index < pattern.count && pattern[index] != slash {
                    guard place < name.count && name[place] == pattern[index] else { return false }
                    place += 1
                    index += 1
                }
            }
            // Both stand at the end of a level, or they differ.
            if index == pattern.count { break }
            if place == name.count { return isParent(index) }
            guard name[place] == slash else { return false }
            place += 1
            index += 1
            // An empty last level of the filter matches only an empty last level.
            if index == pattern.count { return place == name.count }
        }
        return place == name.count
    }

    /// Whether a topic name matches.
    public func matches(_ name: String) -> Bool {
        matches(Array(name.utf8).span)
    }

    /// Whether only `/#` is left: `a/#` matches `a` too (section 4.7.1.2).
    private func isParent(_ index: Int) -> Bool {
        index + 2 == pattern.count && pattern[index + 1] == UInt8(ascii: "#")
    }

    /// Whether text is a topic name: 1 to 65,535 bytes, no wildcard, no U+0000.
    public static func isName(_ text: String) -> Bool {
        let size = text.utf8.count
        return size > 0 && size <= 65_535
            && !text.utf8.contains { isWildcard($0) || $0 == 0 }
    }

    private static func isWildcard(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
    }

    /// Whether wildcards fill whole levels, and `#` the last one.
    private static func isPattern(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty, !bytes.contains(0) else { return false }
        for level in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        where level.count > 1 && level.contains(where: isWildcard) {
            return false
        }
        guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return true }
        return hash == bytes.count - 1
    }
}
