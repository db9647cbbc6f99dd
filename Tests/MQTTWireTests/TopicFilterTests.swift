import MQTTWire
import Testing

@Suite struct TopicFilterTests {
    @Test(arguments: [
        ("sport/tennis/player1/#", "sport/tennis/player1", true),
        ("sport/tennis/player1/#", "sport/tennis/player1/ranking", true),
        ("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true),
        ("sport/#", "sport", true), ("sport/#", "sports", false), ("#", "a/b", true),
        ("sport/tennis/+", "sport/tennis/player1", true),
        ("sport/tennis/+", "sport/tennis/player1/ranking", false),
        ("sport/+", "sport", false), ("sport/+", "sport/", true),
        ("+/+", "/finance", true), ("/+", "/finance", true), ("+", "/finance", false),
        ("+", "finance", true), ("+/tennis/#", "sport/tennis", true),
        ("#", "$SYS/x", false), ("+/monitor/Clients", "$SYS/monitor/Clients", false),
        ("$SYS/#", "$SYS/x", true), ("$SYS/monitor/+", "$SYS/monitor/Clients", true),
        ("a/b", "a/b", true), ("a/b", "A/b", false), ("a/b", "a/b/", false),
        ("a/b/", "a/b", false), ("a/b/", "a/b/", true), ("a", "ab", false), ("ab", "a", false),
        ("a//b", "a//b", true), ("a/+/b", "a//b", true), ("+/#", "a", true), ("+/#", "/", true),
        ("a/#", "a/", true), ("/", "/", true), ("/#", "", false), ("a/+", "a/b/c", false),
        ("$share/g/a/+", "a/b", true), ("$share/g/#", "$SYS/x", false), ("a/+/", "a/b/", true),
        ("a/+/", "a/b", false), ("a/+/", "a/b/c", false),
    ])
    func `a filter matches as the specification's examples do`(
        filter: String,
        name: String,
        expected: Bool
    ) throws {
        let filter = try #require(TopicFilter(filter))
        #expect(filter.matches(name) == expected)
    }

    @Test(arguments: [
        "", "sport/tennis#", "sport/tennis/#/ranking", "sport+", "a/b+/c", "##", "#/", "a\u{0}",
        "$share", "$share/", "$share/g", "$share//a", "$share/g/", "$share/g+/a", "$share/#/a",
    ])
    func `what is not a filter makes none`(text: String) {
        // `$share` alone is a filter like any other (section 4.8.2 begins with `$share/`).
        #expect((TopicFilter(text) == nil) == (text != "$share"))
    }

    @Test func `a shared filter knows its group, and any its wildcards`() throws {
        let shared = try #require(TopicFilter("$share/workers/a/+/b"))
        #expect(shared.group == "workers" && shared.isShared && shared.hasWildcard)
        #expect(shared.text == "$share/workers/a/+/b")
        let plain = try #require(TopicFilter("a/b"))
        #expect(plain.group == nil && !plain.isShared && !plain.hasWildcard)
    }

    @Test(arguments: [
        ("a", true), ("/", true), ("a b/ä", true), ("$SYS/x", true), ("", false), ("a/+", false),
        ("#", false), ("a\u{0}", false),
    ])
    func `a topic name has no wildcard and is not empty`(name: String, valid: Bool) {
        #expect(TopicFilter.isName(name) == valid)
        #expect(!TopicFilter.isName(String(repeating: "a", count: 65_536)))
    }

    /// Section 4.7 read plainly: level by level, with arrays.
    private func naive(_ filter: String, _ name: String) -> Bool {
        let wants = filter.split(separator: "/", omittingEmptySubsequences: false)
        let levels = name.split(separator: "/", omittingEmptySubsequences: false)
        if name.isEmpty { return false }
        if name.hasPrefix("$") && (wants[0] == "+" || wants[0] == "#") { return false }
        for (index, want) in wants.enumerated() {
            if want == "#" { return levels.count >= index }
            guard index < levels.count, want == "+" || want == levels[index] else { return false }
        }
        return wants.count == levels.count
    }

    @Test func `any filter and name agree with the plain reading of the rules`() {
        var random = SplitMix(seed: 61)
        var matches = 0
        for _ in 0..<40_000 {
            let filter = (0..<Int.random(in: 1...4, using: &random))
                .map { _ in
                    ["a", "b", "", "+", "#", "$s", "ab"].randomElement(using: &random) ?? ""
                }
                .joined(separator: "/")
            let name = (0..<Int.random(in: 1...4, using: &random))
                .map { _ in ["a", "b", "", "$s", "ab"].randomElement(using: &random) ?? "" }
                .joined(separator: "/")
            guard let made = TopicFilter(filter) else {
                let levels = filter.split(separator: "/", omittingEmptySubsequences: false)
                #expect(filter.isEmpty || levels.dropLast().contains("#"), "seed 61: \(filter)")
                continue
            }
            let expected = naive(filter, name)
            #expect(made.matches(name) == expected, "seed 61: \(filter) and \(name)")
            matches += expected ? 1 : 0
        }
        #expect(matches > 1000)
    }
}
