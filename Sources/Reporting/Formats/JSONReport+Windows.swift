import Verifier

extension JSONReport {
    /// What became of windows.
    static func windows(_ windows: WindowCounts) -> JSONObject {
        var object = JSONObject()
        object.add("exact", count: windows.exact)
        object.add("withinSlack", count: windows.withinSlack)
        object.add("wrong", count: windows.wrong)
        object.add("missing", count: windows.missing)
        object.add("undecided", count: windows.undecided)
        object.add("invented", count: windows.invented)
        object.add("results", count: windows.results)
        object.add("updates", count: windows.updates)
        object.add("late", count: windows.late)
        object.add("early", count: windows.early)
        object.add("placedByArrival", count: windows.placedByArrival)
        object.add("gatheredMessages", count: windows.gathered)
        object.add("expectedMessages", count: windows.expected)
        object.add("countedMessages", windows.counted.map { .unsigned($0) })
        return object
    }

    /// One window that did not end as it must.
    static func windowFailure(_ failure: WindowFailure) -> JSONObject {
        var object = JSONObject()
        object.add("class", text: failure.kind.rawValue)
        object.add("begin", text: Timestamp(failure.begin).text)
        object.add("end", text: Timestamp(failure.end).text)
        object.add("operations", .strings(failure.operations))
        object.add("sentence", text: failure.sentence)
        object.add("expectedMessages", count: failure.expectedMessages)
        object.add("possibleMessages", count: failure.possibleMessages)
        object.add("results", count: failure.results)
        object.add("body", text: failure.body)
        object.add("receivedSeconds", seconds(failure.received))
        return object
    }
}
