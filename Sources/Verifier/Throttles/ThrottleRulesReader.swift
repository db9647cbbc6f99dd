import Quantities
import Scenarios

/// Reads the parameter `throttle` of a built-in throttle: JSON in a text.
///
///     {"perTopicThrottles":[{"topic":"sensors/+","maxMessagesPerSecond":10}]}
///
/// Source: learn.microsoft.com, _Throttle data in data flow graphs_, 22 July 2026.
enum ThrottleRulesReader {
    private static let example =
        #"write {"perTopicThrottles": [{"topic": "raw", "maxMessagesPerSecond": 10}]}"#

    /// Reads the parameter.
    ///
    /// - Parameter parameters: The operation's.
    /// - Returns: The limits, in the order in which they are tried.
    /// - Throws: What is wrong with them, or what in them cannot be judged.
    static func rules(
        in parameters: [String: String]
    ) throws(StageProblem) -> [ThrottleRule] {
        if let other = parameters.keys.sorted().first(where: { $0 != "throttle" }) {
            throw StageProblem(
                "its parameter \"\(other)\" cannot be judged",
                hint: "what is known of a throttle is the parameter throttle"
            )
        }
        guard let text = parameters["throttle"] else {
            throw StageProblem("it has no parameter \"throttle\"", hint: example)
        }
        guard let json = try? JSONValue(Array(text.utf8), as: .standard),
            case .object(let object) = json, object.members.count == 1,
            case .list(let elements)? = json["perTopicThrottles"]
        else {
            throw StageProblem("its throttle is no list of limits", hint: example)
        }
        var rules: [ThrottleRule] = []
        for (index, element) in elements.enumerated() {
            let rule = try Self.rule(element, "limit \(index + 1)")
            if rules.contains(where: { $0.topics == rule.topics }) {
                throw StageProblem(
                    "limit \(index + 1) is for the topics of another: the runtime refuses that",
                    hint: "give each limit topics of its own"
                )
            }
            rules.append(rule)
        }
        return rules
    }

    private static func rule(
        _ json: JSONValue,
        _ name: String
    ) throws(StageProblem) -> ThrottleRule {
        guard case .object(let object) = json, object.members.count == 2,
            case .string(let topic)? = json["topic"], !topic.isEmpty,
            case .number(let number)? = json["maxMessagesPerSecond"]
        else {
            throw StageProblem("\(name) is no topic with its messages a second", hint: example)
        }
        let rate = number.double
        guard rate >= 0, rate.isFinite else {
            throw StageProblem(
                "\(name) lets \(RustFloatText.text(of: rate)) messages a second pass",
                hint: "0 lets none pass, 0.1 one in ten seconds"
            )
        }
        return ThrottleRule(
            topics: TopicFilter(String(decoding: topic, as: UTF8.self)),
            interval: try interval(rate, name),
            limit: RustFloatText.text(of: rate)
        )
    }

    /// A thousand milliseconds over the rate, rounded up to one.
    private static func interval(
        _ rate: Double,
        _ name: String
    ) throws(StageProblem) -> Nanoseconds? {
        guard rate > 0 else { return nil }
        let milliseconds = (1_000 / rate).rounded(.up)
        guard milliseconds <= 86_400_000 else {
            throw StageProblem(
                "\(name) lets less than one message a day pass",
                hint: "a run is too short to judge it: use 0"
            )
        }
        return .milliseconds(Int64(milliseconds))
    }
}
