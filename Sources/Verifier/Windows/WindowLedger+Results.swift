import Evidence
import Quantities

/// How results find their windows.
extension WindowLedger {
    /// A message came out that names no slot.
    ///
    /// - Returns: False where it is none of the graph's results.
    mutating func receive(_ record: ResultRecord) -> Bool {
        guard let (output, result) = WindowResult.read(record.body, by: plan) else { return false }
        counts.results += 1
        guard calendar != nil else {
            // What comes before the load is of the preflight's probes.
            counts.early += 1
            return true
        }
        let latest = OpenWindow.Latest(
            result: result,
            body: record.body,
            received: record.received
        )
        guard let end = windowEnd(of: record, output, result) else {
            counts.early += 1
            return true
        }
        place(latest, output, in: end)
        return true
    }

    private mutating func place(_ latest: OpenWindow.Latest, _ output: Int, in end: Int64) {
        if end <= firstEnd {
            counts.early += 1
        } else if end <= givenUp {
            counts.late += 1
            revert(latest, output, in: end)
        } else if windows[end] == nil, windows.count >= Self.windowLimit {
            invent(end, output, latest)
        } else {
            if (windows[end]?.results[output] ?? 0) > 0 { counts.updates += 1 }
            change(end) { window in
                window.latest[output] = latest
                window.results[output] += 1
            }
        }
    }

    /// The end of the window that a result is of: by the time that it carries, and without one by
    /// when it came.
    ///
    /// - Returns: Nil for a result that came before any window of the load was over.
    private mutating func windowEnd(
        of record: ResultRecord,
        _ output: Int,
        _ result: WindowResult
    ) -> Int64? {
        guard let calendar else { return nil }
        let now = calendar.instant(at: record.received)
        if let timestamp = record.timestamp {
            let end = plan.rule.end(of: timestamp)
            // A time that no clock near this one shows says nothing.
            let isNear =
                (end &- now.milliseconds).magnitude <= 86_400_000 && timestamp.milliseconds > 0
            if isNear { return end }
        }
        counts.placedByArrival += 1
        let over = windows.filter { $0.key <= now.milliseconds && !isEmpty($0.value, output) }
        let matching = over.filter { fault(of: result, output, in: $0.value, at: $0.key) == nil }
        let awaited = over.filter { $0.value.latest[output] == nil }
        return matching.keys.filter { over[$0]?.latest[output] == nil }.min()
            ?? matching.keys.max() ?? awaited.keys.max() ?? over.keys.max()
    }

    /// Whether nothing can have gone into an output of a window.
    func isEmpty(_ window: OpenWindow, _ output: Int) -> Bool {
        plan.outputs[output].folds.allSatisfy { window.folds[$0].isEmpty }
    }

    /// A window that was counted as missing has a result after all.
    private mutating func revert(_ latest: OpenWindow.Latest, _ output: Int, in end: Int64) {
        guard var window = missing[end], window.latest[output] == nil, needs(window, output) else {
            return
        }
        counts.missing -= 1
        let names = operations(of: output)
        failures.removeAll {
            $0.kind == .missing && $0.end.milliseconds == end && $0.operations == names
        }
        window.latest[output] = latest
        window.results[output] += 1
        missing[end] = window
        // What the store said of heat then is not known any more, and what it says now stays.
        let known = heat
        heat = nil
        conclude(output, of: window, endingAt: end)
        heat = known
    }
}
