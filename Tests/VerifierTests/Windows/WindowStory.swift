import Evidence
import Quantities
import Scenarios

@testable import Verifier

/// A run of a graph that aggregates, told in short: a message every 100 ms, values 1, 2, 3, … from a
/// start at 00:10:15 UTC, so that windows end 5 s, 15 s, 25 s, … after the start.
struct WindowStory {
    /// 00:10:15 on the first of January 1970.
    static let start: Int64 = 615_000

    var judge: Judge

    init(
        _ flow: DataFlow = WindowGraphs.temperatures,
        watchesInput: Bool = false,
        slots: UInt64 = 160,
        unit: String = "C",
        value: @escaping @Sendable (UInt32, UInt64) -> Int = { Int($1) + 1 }
    ) throws {
        judge = try Judge(
            scenario: WindowGraphs.scenario(flow, watchesInput: watchesInput),
            plan: TestPlan(slots: slots, interval: .milliseconds(100), unit: unit, value: value)
        )
        let start = WallClockInstant(milliseconds: Self.start)
        judge.apply(.event(.scheduleBegan(start), at: .zero))
    }

    /// Sends slots and has them acknowledged, but for those in `unanswered`.
    mutating func send(_ slots: Range<UInt64>, unanswered: Set<UInt64> = []) {
        for slot in slots {
            judge.send(slot)
            if !unanswered.contains(slot) { judge.answer(slot, at: Int64(slot) * 100 + 1) }
        }
    }

    /// The result of the temperatures of slots, whose values are one more than their numbers.
    static func temperature(
        _ slots: Range<UInt64>,
        count: UInt64? = nil,
        minimum: Double? = nil,
        maximum: Double? = nil,
        average: Double? = nil,
        last: Double? = nil,
        more: String = #","unit":"C""#
    ) -> String {
        let values = slots.map { Double($0 + 1) }
        let mean = values.reduce(0, +) / Double(values.count)
        return
            #"{"count":\#(count ?? UInt64(values.count)),"max":\#(maximum ?? values.max() ?? 0),"#
            + #""min":\#(minimum ?? values.min() ?? 0),"average":\#(average ?? mean),"#
            + #""last":\#(last ?? values.last ?? 0)\#(more)}"#
    }

    /// A result comes, whose time is so many milliseconds after the start; nil where it has none.
    mutating func receive(_ body: String, timestamp: Int64? = nil, at received: Int64) {
        judge.apply(
            .result(
                ResultRecord(
                    received: .milliseconds(received),
                    timestamp: timestamp.map { WallClockInstant(milliseconds: Self.start + $0) },
                    body: Array(body.utf8)
                )
            )
        )
    }

    /// The temperatures of slots come as the result of the window that is over at `end`.
    mutating func receive(_ temperature: String, endingAt end: Int64) {
        receive(#"{"temperature":\#(temperature)}"#, timestamp: end - 100, at: end + 50)
    }

    /// What the run comes to after a full drain.
    mutating func judgement() -> Judgement { judge.finishDrained() }

    /// What became of windows.
    mutating func counts() -> WindowCounts { judgement().windows ?? WindowCounts() }
}
