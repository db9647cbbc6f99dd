import Evidence
import Quantities

/// A plan with one slot a millisecond and whole temperatures that a function chooses.
struct TestPlan: SlotPlan {
    var publisherCount = 1
    var slots: UInt64 = 1_000
    var interval = Nanoseconds.milliseconds(1)
    var asksAnswers: @Sendable (UInt32) -> Bool = { _ in true }
    /// Even slots must pass the filter of ``TestScenario``, odd ones must not.
    var value: @Sendable (_ publisher: UInt32, _ sequence: UInt64) -> Int = {
        $1 % 2 == 0 ? 3_000 : 1_000
    }

    func slotCount(of publisher: UInt32) -> UInt64 { slots }

    func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds {
        Nanoseconds(Int64(sequence) * interval.count)
    }

    func writePayload(publisher: UInt32, sequence: UInt64, into payload: inout [UInt8]) {
        payload.removeAll(keepingCapacity: true)
        let text = #"{"temperature":{"value":\#(value(publisher, sequence)),"unit":"C"}}"#
        payload.append(contentsOf: text.utf8)
    }

    func isAcknowledged(publisher: UInt32) -> Bool { asksAnswers(publisher) }
}
