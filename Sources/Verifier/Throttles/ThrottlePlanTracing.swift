import Scenarios

/// Finds out where a path throttles, and refuses what cannot be judged.
struct ThrottlePlanTracing {
    private let path: OraclePath

    /// Where `path` throttles; nil where it does not.
    ///
    /// - Throws: What about it keeps Crucible from judging it.
    static func plan(
        of path: OraclePath,
        windows: WindowPlan?
    ) throws(OracleError) -> ThrottlePlan? {
        let tracing = ThrottlePlanTracing(path: path)
        let places = path.steps.indices.filter { tracing.rules(at: $0) != nil }
        guard let place = places.first, let rules = tracing.rules(at: place) else { return nil }
        let name = path.steps[place].name
        guard places.count == 1 else {
            throw error(
                "operation \"\(path.steps[places[1]].name)\" throttles what \"\(name)\" may have"
                    + " throttled before",
                hint: "judge a graph with one throttle"
            )
        }
        guard windows == nil else {
            throw error(
                "operation \"\(name)\" throttles in a graph that takes messages together: which"
                    + " messages are in a result depends on the throttle's own clock",
                hint: "judge the graph without it"
            )
        }
        guard !tracing.reachesSink(from: path.first, without: place) else {
            throw error(
                "operation \"\(name)\" throttles some of the messages that come out, and others"
                    + " come out beside it",
                hint: "put it before the branch, or behind the concatenate"
            )
        }
        return ThrottlePlan(
            name: name,
            rules: rules,
            isLast: tracing.isClear(from: path.steps[place].next)
        )
    }

    private func rules(at place: OraclePath.Place) -> [ThrottleRule]? {
        path.steps[place].stage.throttleRules
    }

    /// Whether there is a way to the sink that leaves out a place.
    private func reachesSink(
        from place: OraclePath.Place,
        without omitted: OraclePath.Place
    ) -> Bool {
        guard place >= 0 else { return place == OraclePath.sink }
        guard place != omitted else { return false }
        let step = path.steps[place]
        return reachesSink(from: step.next, without: omitted)
            || reachesSink(from: step.nextOnFalse, without: omitted)
    }

    /// Whether nothing from a place on can hold a message back.
    private func isClear(from place: OraclePath.Place) -> Bool {
        guard place >= 0 else { return place == OraclePath.sink }
        let step = path.steps[place]
        guard type(of: step.stage).kind != .filter else { return false }
        return isClear(from: step.next) && isClear(from: step.nextOnFalse)
    }

    private static func error(_ problem: String, hint: String) -> OracleError {
        OracleError(.unsupportedShape, problem, hint: hint)
    }
}
