import Scenarios

/// The built-in throttle: lets a message pass, then drops all under the same limit until its interval
/// is over.
///
/// The first limit whose topics match counts; messages under none pass. All topics of a limit share
/// its interval, a thousand over the messages a second, rounded up to whole milliseconds.
///
/// Source: _Throttle data in data flow graphs_, 22 July 2026.
struct BuiltInThrottle: StatefulStage {
    static let semantics = ModuleSemantics.builtInThrottle
    static let kind = DataFlow.Kind.filter

    private struct Limit {
        let topics: TopicFilter
        /// In milliseconds; nil where nothing passes.
        let interval: Int64?
    }

    private let limits: [Limit]

    init(parameters: [String: String]) throws(ConfigurationError) {
        guard let text = parameters["throttle"],
            let value = try? JSONValue(parsing: Array(text.utf8)[...]),
            case .array(let elements)? = value["perTopicThrottles"]
        else { throw Self.wrong }
        var limits: [Limit] = []
        for element in elements {
            guard case .string(let topic)? = element["topic"],
                let rate = element["maxMessagesPerSecond"]?.double, rate >= 0, rate.isFinite,
                !limits.contains(where: { $0.topics.text == topic })
            else { throw Self.wrong }
            let interval = rate > 0 ? Int64(min(1e15, (1_000 / rate).rounded(.up))) : nil
            limits.append(Limit(topics: TopicFilter(topic), interval: interval))
        }
        self.limits = limits
    }

    func process(_ message: inout GraphMessage, _ state: inout GraphMemory) -> StageVerdict {
        let topic = String(decoding: message.topic, as: UTF8.self)
        guard let limit = limits.first(where: { $0.topics.matches(topic) }) else { return .pass }
        guard let interval = limit.interval else { return .drop }
        let key = limit.topics.text
        if let last = state.passed[key], state.now - last < interval { return .drop }
        state.passed[key] = state.now
        return .pass
    }

    private static var wrong: ConfigurationError {
        ConfigurationError(
            problem: "its throttle is no list of limits, each for topics of its own",
            hint: #"write {"perTopicThrottles": [{"topic": "raw", "maxMessagesPerSecond": 10}]}"#
        )
    }
}
