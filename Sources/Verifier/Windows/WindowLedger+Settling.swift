import Evidence
import Quantities

/// How windows are given up, and what they come to.
extension WindowLedger {
    /// Gives up the windows that ended before `deadline`.
    mutating func settle(before deadline: Nanoseconds) {
        guard let calendar else { return }
        let due = windows.keys.filter {
            calendar.offset(of: WallClockInstant(milliseconds: $0)) < deadline
        }
        for end in due.sorted() { giveUp(end) }
        if deadline.count == .max {
            givenUp = .max
        } else {
            let last = plan.rule.end(of: calendar.instant(at: deadline)) &- plan.rule.length
            givenUp = max(givenUp, last)
        }
    }

    /// Notes that results that came out until `end` may not have been seen.
    mutating func noteMissed(until end: Nanoseconds) {
        guard let calendar else { return }
        missedUntil = max(missedUntil, calendar.instant(at: end).milliseconds)
        for key in windows.keys where key <= missedUntil { windows[key]?.isUnwatched = true }
    }

    /// Ends the account: what was not given up by now is not decided.
    mutating func close() {
        for end in windows.keys.sorted() { finish(end, isOver: false) }
        pending = [:]
    }

    /// Whether each window that must have a result has one.
    var isComplete: Bool {
        pending.isEmpty
            && windows.allSatisfy { end, window in
                end <= firstEnd
                    || plan.outputs.indices.allSatisfy {
                        window.latest[$0] != nil || !needs(window, $0)
                    }
            }
    }

    /// The operations whose results an output holds.
    func operations(of output: Int) -> [String] {
        plan.outputs[output].folds.map { plan.folds[$0].name }
    }

    private mutating func giveUp(_ end: Int64) { finish(end, isOver: true) }

    private mutating func finish(_ end: Int64, isOver: Bool) {
        takePending(of: end)
        guard let window = windows.removeValue(forKey: end) else { return }
        givenUp = max(givenUp, end)
        guard end > firstEnd else {
            for output in plan.outputs.indices where !isEmpty(window, output) {
                counts.undecided += 1
            }
            return
        }
        for output in plan.outputs.indices {
            if window.latest[output] != nil {
                conclude(output, of: window, endingAt: end, isOver: isOver)
            } else if needs(window, output) {
                concludeWithout(output, of: window, endingAt: end, isOver: isOver)
            }
        }
    }

    /// What is still pending may be in its window.
    private mutating func takePending(of end: Int64) {
        let open = pending.filter { endOfWindow(at: $0.value.at) == end }
        for (place, message) in open {
            pending[place] = nil
            let contribution = message.contribution
            change(end) { window in
                for _ in 0..<(message.isResent ? 2 : 1) {
                    window.folds[contribution.fold]
                        .addPossible(contribution.datum, at: message.at)
                }
            }
        }
    }

    /// A window without the result that it must have.
    private mutating func concludeWithout(
        _ output: Int,
        of window: OpenWindow,
        endingAt end: Int64,
        isOver: Bool
    ) {
        learnHeat(from: nil, output)
        // Nothing came after the newest window, and a graph may wait for that to end it.
        let isOpen = !isOver || end == newestEnd
        guard !isOpen, !window.isUnwatched, !window.isSpoiled else {
            counts.undecided += 1
            return
        }
        counts.missing += 1
        let messages = window.folds(of: output, plan).reduce(0) { $0 + $1.count }
        let noun = messages == 1 ? "message" : "messages"
        add(.missing, output, window, end, "no result, expected one of \(messages) \(noun)")
        missing[end] = window
        if missing.count > Self.failureLimit, let oldest = missing.keys.min() {
            missing[oldest] = nil
        }
    }

    /// A window with a result.
    mutating func conclude(
        _ output: Int,
        of window: OpenWindow,
        endingAt end: Int64,
        isOver: Bool = true
    ) {
        guard let latest = window.latest[output] else { return }
        guard !isEmpty(window, output) || window.isSpoiled else {
            return invent(end, output, latest, results: window.results[output])
        }
        let folds = window.folds(of: output, plan)
        let fault = fault(of: latest.result, output, in: window, at: end)
        learnHeat(from: fault == nil ? latest.result : nil, output)
        guard let fault else {
            let isExact = folds.allSatisfy { $0.possible.isEmpty }
            if isExact { counts.exact += 1 } else { counts.withinSlack += 1 }
            return noteCounted(latest, folds)
        }
        let isUnknown =
            !isOver || window.isUnwatched || window.isSpoiled
            || folds.contains {
                if case .fields = $0.totals { return !$0.possible.isEmpty }
                return $0.isUncertain
            }
        guard !isUnknown else {
            counts.undecided += 1
            return
        }
        counts.wrong += 1
        noteCounted(latest, folds)
        add(.wrong, output, window, end, fault.words)
    }

    /// A result for a window in which nothing was sent.
    mutating func invent(
        _ end: Int64,
        _ output: Int,
        _ latest: OpenWindow.Latest,
        results: UInt64 = 1
    ) {
        counts.invented += 1
        var window = OpenWindow(plan)
        window.latest[output] = latest
        window.results[output] = results
        add(.invented, output, window, end, "a result, but nothing was sent in it")
    }

    private mutating func noteCounted(_ latest: OpenWindow.Latest, _ folds: [WindowFold]) {
        counts.expected += folds.reduce(0) { $0 + $1.count }
        guard case .statistics(let statistics) = latest.result else { return }
        let counted = statistics.values.joined().reduce(0) { $0 &+ $1.count }
        counts.counted = (counts.counted ?? 0) &+ counted
    }

    private mutating func add(
        _ kind: WindowFailure.Kind,
        _ output: Int,
        _ window: OpenWindow,
        _ end: Int64,
        _ words: String
    ) {
        guard failures.count(where: { $0.kind == kind }) < Self.failureLimit else { return }
        let latest = window.latest[output]
        let folds = window.folds(of: output, plan)
        let begin = plan.rule.begin(ofWindowEnding: end)
        failures.append(
            WindowFailure(
                kind: kind,
                begin: WallClockInstant(milliseconds: begin),
                end: WallClockInstant(milliseconds: end),
                operations: operations(of: output),
                words: words,
                expectedMessages: folds.reduce(0) { $0 + $1.count },
                possibleMessages: folds.reduce(0) { $0 + UInt64($1.possible.count) },
                results: window.results[output],
                body: latest.map { String(decoding: $0.body.prefix(1_024), as: UTF8.self) },
                received: latest?.received
            )
        )
    }
}

extension OpenWindow {
    /// The folds whose results an output holds.
    func folds(of output: Int, _ plan: WindowPlan) -> [WindowFold] {
        plan.outputs[output].folds.map { folds[$0] }
    }
}
