/// What a message that came out says of a window, read by the form that the graph gives it.
enum WindowResult: Hashable, Sendable {
    /// Measurements by what was measured; a collection holds a list of each.
    case statistics([WindowRole.Measure: [ObservedStatistics]])
    /// The fields that the rules of a built-in window wrote.
    case fields(JSONValue)

    /// Reads a result of one of a graph's outputs.
    ///
    /// - Parameters:
    ///   - body: What came out.
    ///   - plan: How the graph aggregates.
    /// - Returns: The output's number and what it says; nil where it is none of the graph's results.
    static func read(_ body: [UInt8], by plan: WindowPlan) -> (output: Int, WindowResult)? {
        guard let json = try? JSONValue(body, as: .standard), case .object(let object) = json,
            !object.repeatsKeys
        else { return nil }
        for (index, output) in plan.outputs.enumerated() {
            switch output.form {
            case .collected:
                if let result = collection(json, object) { return (index, result) }
            case .single:
                guard let fold = output.folds.first else { continue }
                switch plan.folds[fold].kind {
                case .statistics(let measure):
                    if let result = single(json, object, measure) { return (index, result) }
                case .rules(let rules):
                    let isOne = rules.rules.contains { $0.output.value(in: json) != nil }
                    if isOne { return (index, .fields(json)) }
                }
            }
        }
        return nil
    }

    private static func single(
        _ json: JSONValue,
        _ object: JSONObject,
        _ measure: WindowRole.Measure
    ) -> WindowResult? {
        guard object.members.count == 1, let inner = json[measure.rawValue],
            let observed = ObservedStatistics(inner, of: measure)
        else { return nil }
        return .statistics([measure: [observed]])
    }

    /// Three lists, each of which a lax reader fills in where it is missing.
    private static func collection(_ json: JSONValue, _ object: JSONObject) -> WindowResult? {
        guard object.members.count == 1, let inner = json["sensor_data"],
            case .object(let lists) = inner, !lists.repeatsKeys,
            inner["object"].map({ $0 == .list([]) }) ?? true
        else { return nil }
        var statistics: [WindowRole.Measure: [ObservedStatistics]] = [:]
        for measure in WindowRole.Measure.allCases {
            let list = inner[measure.rawValue] ?? .list([])
            guard case .list(let elements) = list else { return nil }
            let observed = elements.compactMap { ObservedStatistics($0, of: measure) }
            guard observed.count == elements.count else { return nil }
            statistics[measure] = observed
        }
        return .statistics(statistics)
    }
}
