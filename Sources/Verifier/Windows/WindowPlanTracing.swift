/// Finds out how a path aggregates, and refuses what cannot be judged.
struct WindowPlanTracing {
    private let path: OraclePath
    private var rule: WindowRule?
    private var folds: [WindowPlan.Fold] = []
    private var outputs: [WindowPlan.Output] = []
    /// The delay behind which a place was looked at.
    private var visited: [OraclePath.Place: WindowRule?] = [:]

    /// How `path` aggregates; nil where it does not.
    ///
    /// - Throws: What about it keeps Crucible from judging it.
    static func plan(of path: OraclePath) throws(OracleError) -> WindowPlan? {
        var tracing = WindowPlanTracing(path: path)
        try tracing.follow(path.first, behind: nil)
        guard !tracing.folds.isEmpty, let rule = tracing.rule else { return nil }
        for index in tracing.folds.indices { try tracing.addOutput(of: index) }
        var numbers = [Int?](repeating: nil, count: path.steps.count)
        for (index, fold) in tracing.folds.enumerated() { numbers[fold.place] = index }
        return WindowPlan(
            rule: rule,
            folds: tracing.folds,
            outputs: tracing.outputs,
            foldNumbers: numbers
        )
    }

    private init(path: OraclePath) {
        self.path = path
    }

    /// Follows what a single message can take, up to the folds.
    private mutating func follow(
        _ place: OraclePath.Place,
        behind delay: WindowRule?
    ) throws(OracleError) {
        guard place >= 0 else { return }
        let step = path.steps[place]
        if let earlier = visited[place] {
            guard earlier == delay else {
                throw Self.error(
                    "operation \"\(step.name)\" gets messages that waited for their window and"
                        + " others that did not",
                    hint: "put one delay before the first branch"
                )
            }
            return
        }
        visited[place] = delay
        switch step.stage.windowRole {
        case .none: break
        case .delay(let rule):
            guard delay == nil else {
                throw Self.error(
                    "operation \"\(step.name)\" is a second delay behind the first",
                    hint: "remove one of them"
                )
            }
            try follow(step.next, behind: rule)
            return
        case .statistics(let measure):
            return try add(step, place, .statistics(measure), over: delay)
        case .rules(let rule, let rules):
            guard delay == nil else {
                throw Self.error(
                    "operation \"\(step.name)\" is a window of its own and stands behind a delay",
                    hint: "remove the delay"
                )
            }
            return try add(step, place, .rules(rules), over: rule)
        case .collection, .enrichment:
            throw Self.error(
                "operation \"\(step.name)\" gets single messages: what it makes of them cannot be"
                    + " judged",
                hint: "put it behind accumulate operations, as in the sample's complex graph"
            )
        }
        try follow(step.next, behind: delay)
        try follow(step.nextOnFalse, behind: delay)
    }

    private mutating func add(
        _ step: OraclePath.Step,
        _ place: OraclePath.Place,
        _ kind: WindowPlan.Kind,
        over rule: WindowRule?
    ) throws(OracleError) {
        guard let rule else {
            throw Self.error(
                "operation \"\(step.name)\" accumulates and no delay stands before it, so nothing"
                    + " says which messages it takes together",
                hint: "put an operation with semantics explore-window-delay before it"
            )
        }
        guard self.rule == nil || self.rule == rule else {
            throw Self.error(
                "operation \"\(step.name)\" has other windows than those before it",
                hint: "let all windows of a graph be equally long"
            )
        }
        self.rule = rule
        folds.append(WindowPlan.Fold(name: step.name, place: place, kind: kind))
    }

    /// Follows the results of a fold to the sink.
    private mutating func addOutput(of index: Int) throws(OracleError) {
        let fold = folds[index]
        var place = path.steps[fold.place].next
        var form = WindowPlan.Form.single
        var collection: OraclePath.Place?
        while place >= 0 {
            let step = path.steps[place]
            switch (step.stage.windowRole, form) {
            case (.collection, .single):
                guard case .statistics = fold.kind else { throw Self.unjudged(step) }
                form = .collected(isEnriched: false)
                collection = place
            case (.enrichment, .collected(isEnriched: false)):
                form = .collected(isEnriched: true)
            default: throw Self.unjudged(step)
            }
            place = step.next
        }
        guard place == OraclePath.sink else { return }
        try add(index, form, collection)
    }

    private var collections: [OraclePath.Place: Int] = [:]

    private mutating func add(
        _ index: Int,
        _ form: WindowPlan.Form,
        _ collection: OraclePath.Place?
    ) throws(OracleError) {
        try checkIsTold(index, form)
        if let collection {
            if let output = collections[collection] {
                outputs[output].folds.append(index)
                return
            }
            collections[collection] = outputs.count
        }
        outputs.append(WindowPlan.Output(folds: [index], form: form))
    }

    /// Refuses results that look the same as those of another fold.
    private func checkIsTold(_ index: Int, _ form: WindowPlan.Form) throws(OracleError) {
        for output in outputs {
            for other in output.folds where isAlike(folds[other].kind, folds[index].kind) {
                throw Self.error(
                    "operations \"\(folds[other].name)\" and \"\(folds[index].name)\" make results"
                        + " that cannot be told apart",
                    hint: "judge a graph with one of them"
                )
            }
            guard (output.form == .single) == (form == .single) else {
                throw Self.error(
                    "operation \"\(folds[index].name)\" and others send their results to the sink in"
                        + " different ways",
                    hint: "let all go through one collection, or none"
                )
            }
        }
    }

    private func isAlike(_ first: WindowPlan.Kind, _ second: WindowPlan.Kind) -> Bool {
        switch (first, second) {
        case (.statistics(let first), .statistics(let second)): first == second
        default: true
        }
    }

    private static func unjudged(_ step: OraclePath.Step) -> OracleError {
        error(
            "operation \"\(step.name)\" gets the results of windows, and what it makes of them"
                + " cannot be judged",
            hint: "behind accumulate operations Crucible judges concatenate,"
                + " explore-collection-accumulate and then explore-enrichment-map"
        )
    }

    private static func error(_ problem: String, hint: String) -> OracleError {
        OracleError(.unsupportedShape, problem, hint: hint)
    }
}
