import Scenarios

/// Where a graph throttles, and what that lets be judged.
struct ThrottlePlan: Sendable {
    /// The operation's name.
    let name: String
    /// Its limits, in the order in which they are tried.
    let rules: [ThrottleRule]
    /// Whether all that it lets pass comes out, so that silence behind it is its own.
    let isLast: Bool

    /// The number of the limit that a topic's messages are under; nil where they are under none.
    func rule(of topic: String) -> Int? {
        rules.firstIndex { $0.topics.matches(topic) }
    }
}
