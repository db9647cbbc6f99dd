/// The sentences of a ``LearningReport``.
struct LearningWords {
    let course: LearningCourse
    let question: TemperatureQuestion
    let output: String

    private var search: PredicateSearch { course.search }
    private var form: String { String(decoding: question.payload("v"), as: UTF8.self) }

    /// The predicate, its edges, how it was found, and YAML for it.
    func learned(_ intervals: [PassingInterval]) -> [String] {
        let isAdjacent = intervals.allSatisfy {
            $0.lower?.isAdjacent ?? true && $0.upper?.isAdjacent ?? true
        }
        let confirmed =
            (isAdjacent
                ? "confirmed at adjacent doubles"
                : "confirmed at the nearest values that can be asked")
            + " (\(search.questions) probes)"
        guard let only = intervals.first, intervals.count == 1 else {
            let formulas = intervals.map(\.formula).joined(separator: ", or ")
            return [
                "passes \(formulas): \(intervals.count) intervals, \(confirmed)"
            ] + edges(of: intervals) + coverage + sightings
        }
        guard only.lower != nil || only.upper != nil else {
            return ["passes every v that was asked (\(search.questions) probes); no edge was found"]
                + coverage
                + sightings
        }
        return [
            "passes \(only.formula), \(only.inclusiveness), \(confirmed)"
        ] + edges(of: intervals) + coverage + sightings + yaml(of: only)
    }

    var nobodyReads: String {
        "nobody reads topic \(question.topic): the broker said so to \(course.sightings.unread) "
            + "messages"
    }

    var deployHint: String {
        "see whether the data flow graph is deployed and running, reads \(question.topic) and "
            + "writes \(output)"
    }

    /// Why nothing was learned.
    func sentence(of conclusion: SearchConclusion?) -> String {
        switch conclusion {
        case .nothingPassed where course.sightings.unknown > 0:
            return "what came out on \(output) does not say what it came of: "
                + "\(course.sightings.unknown) messages without the user property \"crucible\""
        case .nothingPassed:
            return "nothing came out on \(output) of \(search.plan.values.count) values that were "
                + "asked: either the graph does not answer, or it passes none of them"
        case .fellSilent:
            return "values that had passed came out no more after \(search.questions) probes"
        case .unstable(let value, let tally):
            let text = ValueSpelling.shortestText(of: value)
            return "not decided: \(text) came out \(times(tally.passed)) "
                + "and did not \(times(tally.missing))"
        case .tooLossy(let lost, let all):
            return
                "not decided (loss): \(lost) of \(all) messages that had to pass did not come out"
        case .tooManyQuestions(let edges):
            return
                "not decided: \(edges) edges after \(search.questions) probes, and no end of them"
        case .learned, nil:
            return "stopped after \(search.questions) probes; nothing is concluded"
        }
    }

    /// What to do about it.
    func hint(to conclusion: SearchConclusion?) -> String? {
        switch conclusion {
        case .nothingPassed where course.sightings.unknown > 0:
            "the graph seems to make new messages without their user properties, so answers "
                + "cannot be told apart"
        case .nothingPassed:
            deployHint + "; or ask where you expect something to pass: --from 100 --to 200"
        case .fellSilent:
            "see whether the graph is still running; a message of the last questions may have "
                + "stopped it"
        case .unstable: "the graph does not always answer the same, or somebody else changes it"
        case .tooLossy: "find out where messages are lost first: watchInput: true in a run tells"
        case .tooManyQuestions:
            "the graph may take whole numbers only, or decide by something else than the value"
        case .learned, nil: nil
        }
    }

    /// What is known although the search did not come to its end: the neighbourhood of each change.
    var known: [String] {
        let asked = search.asked.filter { $0.tally.passed > 0 || $0.tally.missing > 0 }
        return zip(asked, asked.dropFirst()).filter {
            ($0.tally.passed > 0) != ($1.tally.passed > 0)
        }.prefix(10).map { low, high in
            "  known: \(said(low)), \(said(high))"
        }
    }

    /// What was seen besides, a line each.
    var sightings: [String] {
        let seen = course.sightings
        var lines: [String] = []
        let loss = search.loss
        if loss.lost > 0 {
            lines.append("  loss: \(loss.lost) of \(loss.of) messages that had to pass")
        }
        if let change = seen.change {
            lines.append(
                "  changed on the way: \(seen.changed) messages, first \(text(change.sent)) to "
                    + text(change.received)
            )
        }
        for (count, what) in [
            (seen.duplicates, "results that came out twice"),
            (seen.late, "results that what was sent behind them overtook"),
            (seen.unknown, "messages on \(output) that do not say what they came of"),
            (seen.others, "messages of a load or of other runs"),
            (seen.retained, "retained messages"),
        ] where count > 0 {
            lines.append("  beside: \(count) \(what)")
        }
        if let refusal = seen.refusal {
            lines.append("  refused by the broker: \(seen.refused) messages, first \(refusal)")
        }
        return lines
    }

    private var coverage: [String] {
        let values = search.plan.values
        guard let least = values.first, let greatest = values.last else { return [] }
        let range = "\(ValueSpelling.text(of: least)) to \(ValueSpelling.text(of: greatest))"
        return [
            "  asked: \(form), v from \(range), at \(search.asked.count) values",
            "  not asked: what lies between two neighbours of these that gave the same answer",
        ]
    }

    private func edges(of intervals: [PassingInterval]) -> [String] {
        intervals.flatMap { [$0.lower, $0.upper].compactMap(\.self) }.map { edge in
            let passing = "\(ValueSpelling.shortestText(of: edge.passing)) passes"
            let withheld = "\(ValueSpelling.shortestText(of: edge.withheld)) is withheld"
            return edge.isLower
                ? "  lower edge: \(withheld), \(passing)" : "  upper edge: \(passing), \(withheld)"
        }
    }

    /// The predicate as the sample's filter, whose bounds are both exclusive.
    private func yaml(of interval: PassingInterval) -> [String] {
        func text(_ edge: PredicateEdge?, or other: String) -> String {
            guard let edge else { return other }
            return edge.isInclusive
                ? ValueSpelling.shortestText(of: edge.withheld) : edge.bound.text
        }
        var lines = ["to paste into a scenario with input: and output:"]
        if interval.lower?.isInclusive == true || interval.upper?.isInclusive == true {
            lines.append("# an inclusive bound is written as the next double, which is withheld")
        }
        if interval.lower == nil || interval.upper == nil {
            lines.append("# no second edge was found: that bound is farther than any value asked")
        }
        let lower = text(interval.lower, or: "-1e308")
        let upper = text(interval.upper, or: "1e308")
        return lines + ["filter: { lower: \(lower), upper: \(upper) }"]
    }

    private func said(_ asked: (value: Double, tally: AnswerTally)) -> String {
        let text = ValueSpelling.shortestText(of: asked.value)
        return asked.tally.passed > 0
            ? "\(text) passed" : "\(text) did not come out \(times(asked.tally.missing))"
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    /// A payload fit for one line.
    private func text(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(120), as: UTF8.self)
        return String(text.map { $0.isNewline || $0 == "\u{0}" ? " " : $0 })
            + (bytes.count > 120 ? "…" : "")
    }
}
