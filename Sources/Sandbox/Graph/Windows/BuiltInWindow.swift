import Scenarios

/// The built-in window of a duration: what its rules compute of the messages of each, as JSON.
///
/// A window is as long as `delay` says; without one the documentation names a limit and no
/// alignment, which is refused. So are the other conditions that close windows.
///
/// Source: _Aggregate data with window transforms in data flow graphs_, 24 July 2026.
struct BuiltInWindow: GatheringStage {
    static let semantics = ModuleSemantics.builtInWindow

    let length: Int64?
    private let rules: [AccumulationRule]

    init(parameters: [String: String]) throws(ConfigurationError) {
        length = try Self.length(parameters["delay"])
        for key in ["count", "memory", "triggers"] where parameters[key] != nil {
            throw ConfigurationError(
                problem: "the sandbox has no windows that \"\(key)\" closes",
                hint: "leave it out, or run this graph on a cluster"
            )
        }
        let value = try TransformRules.read("accumulate", from: parameters)
        var rules: [AccumulationRule] = []
        for rule in try TransformRules.list(value, "accumulate") {
            rules.append(try AccumulationRule(rule))
        }
        self.rules = rules
    }

    func gather(_ data: [WindowDatum], until end: Int64) -> GatheringResult {
        var payloads: [JSONValue] = []
        for datum in data {
            // What cannot be read is an error of that message alone.
            if let payload = try? JSONValue(parsing: datum.message.payload) {
                payloads.append(payload)
            }
        }
        var output = JSONValue.object([])
        do throws(ExpressionError) {
            for rule in rules {
                let value = try rule.value(of: payloads, data)
                guard output.set(value, at: rule.output.names[...]) else {
                    throw ExpressionError("a value stands where an object must")
                }
            }
        } catch {
            return .error(error.problem)
        }
        var message = GraphMessage(topic: data.last?.message.topic ?? [], payload: output.text)
        message.contentType = Array("application/json".utf8)[...]
        return .message(message, time: end)
    }

    private static func length(_ text: String?) throws(ConfigurationError) -> Int64 {
        guard let text, let value = try? JSONValue(parsing: Array(text.utf8)[...]),
            value["type"] == .string("duration"),
            case .natural(let seconds)? = value["delaySeconds"],
            (1...31_536_000).contains(seconds)
        else {
            throw ConfigurationError(
                problem: "its delay is no duration of whole seconds",
                hint: #"write {"type": "duration", "delaySeconds": 30}"#
            )
        }
        return Int64(seconds) * 1_000
    }
}
