import Evidence
import Quantities

/// A plan with one slot a millisecond and whole temperatures that a function chooses.
final class TestPlan: SlotPlan {
    let publisherCount: Int
    let slots: UInt64
    let interval: Nanoseconds
    let unit: String
    let payloadCount: Int
    let asksAnswers: @Sendable (UInt32) -> Bool
    let value: @Sendable (_ publisher: UInt32, _ sequence: UInt64) -> Int

    /// By default even slots must pass the filter of ``TestScenario``, and odd ones must not.
    ///
    /// Values are any function's, so their payloads are not numbered, unless all are one payload.
    init(
        publisherCount: Int = 1,
        slots: UInt64 = 1_000,
        interval: Nanoseconds = .milliseconds(1),
        unit: String = "C",
        payloadCount: Int = 0,
        asksAnswers: @escaping @Sendable (UInt32) -> Bool = { _ in true },
        value: @escaping @Sendable (_ publisher: UInt32, _ sequence: UInt64) -> Int = {
            $1 % 2 == 0 ? 3_000 : 1_000
        }
    ) {
        self.publisherCount = publisherCount
        self.slots = slots
        self.interval = interval
        self.unit = unit
        self.payloadCount = payloadCount
        self.asksAnswers = asksAnswers
        self.value = value
    }

    func slotCount(of publisher: UInt32) -> UInt64 { slots }

    func intended(publisher: UInt32, sequence: UInt64) -> Nanoseconds {
        Nanoseconds(Int64(sequence) * interval.count)
    }

    func writePayload(publisher: UInt32, sequence: UInt64, into payload: inout [UInt8]) {
        payload.removeAll(keepingCapacity: true)
        let text = #"{"temperature":{"value":\#(value(publisher, sequence)),"unit":"\#(unit)"}}"#
        payload.append(contentsOf: text.utf8)
    }

    func payloadNumber(publisher: UInt32, sequence: UInt64) -> Int { 0 }

    func topic(of publisher: UInt32) -> String { "raw/\(publisher)" }

    func isAcknowledged(publisher: UInt32) -> Bool { asksAnswers(publisher) }
}
