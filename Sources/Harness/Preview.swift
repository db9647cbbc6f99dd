import Evidence
import LoadGen
import Quantities
public import Scenarios
public import Verifier

/// What a run would do, told without sending anything.
public struct Preview {
    private let scenario: Scenario
    private let plan: LoadPlan
    private let oracle: Oracle

    /// Looks at a scenario.
    ///
    /// - Parameter scenario: The scenario.
    /// - Throws: Why its graph cannot be judged.
    public init(_ scenario: Scenario) throws(OracleError) {
        self.scenario = scenario
        plan = LoadPlan(scenario)
        oracle = try Oracle(scenario.flow)
    }

    /// The first `count` messages of all publishers in the order in which they are due, each with
    /// its time, its payload and what must happen to it; then the totals.
    ///
    /// Where workloads name topics of their own, each message's topic stands before its payload.
    public func lines(count: Int) -> [String] {
        let slots = firstSlots(count)
        let hasTopics = scenario.workloads.contains { $0.topic != nil }
        let topics = hasTopics ? slots.map { plan.topic(of: $0.publisher) } : []
        let width = max(5, topics.map(\.count).max() ?? 0)
        let heading = hasTopics ? "topic".padded(to: width) + "  " : ""
        var lines = [
            "\(scenario.name): \(scenario.flow.input) ► \(scenario.flow.output) "
                + "at \(scenario.target.broker), seed \(scenario.seed)",
            "",
            "   due at   publisher  slot  expected   \(heading)payload",
        ]
        for (index, slot) in slots.enumerated() {
            let topic = hasTopics ? topics[index].padded(to: width) + "  " : ""
            lines.append(line(of: slot, topic))
        }
        return lines + [""] + totals()
    }

    private struct Slot: Comparable {
        let due: Nanoseconds
        let publisher: UInt32
        let sequence: UInt64

        static func < (left: Slot, right: Slot) -> Bool {
            (left.due, left.publisher) < (right.due, right.publisher)
        }
    }

    private func firstSlots(_ count: Int) -> [Slot] {
        var next = Heap<Slot>()
        for publisher in 0..<UInt32(plan.publisherCount) {
            if let slot = slot(publisher, 0) { next.add(slot) }
        }
        var first: [Slot] = []
        while first.count < count, let slot = next.takeFirst() {
            first.append(slot)
            if let following = self.slot(slot.publisher, slot.sequence + 1) { next.add(following) }
        }
        return first
    }

    private func slot(_ publisher: UInt32, _ sequence: UInt64) -> Slot? {
        guard sequence < plan.slotCount(of: publisher) else { return nil }
        let due = plan.intended(publisher: publisher, sequence: sequence)
        return Slot(due: due, publisher: publisher, sequence: sequence)
    }

    private func line(of slot: Slot, _ topic: String) -> String {
        var message = OracleMessage(
            envelope: MessageEnvelope(of: slot.publisher, in: scenario, plan)
        )
        plan.writePayload(
            publisher: slot.publisher,
            sequence: slot.sequence,
            into: &message.payload
        )
        let word: String =
            switch oracle.expectation(of: message) {
            case .deliverUnchanged, .deliver: "deliver"
            case .fold: "gather"
            case .withhold: "withhold"
            case .poison: "poison"
            }
        return [
            (slot.due.seconds.text(decimals: 4) + " s").leftPadded(to: 11),
            "p\(slot.publisher)".leftPadded(to: 9),
            String(slot.sequence).leftPadded(to: 6),
            word.padded(to: 9),
            topic + String(decoding: message.payload, as: UTF8.self),
        ].joined(separator: "  ")
    }

    private func totals() -> [String] {
        let phases = scenario.phases
        let publishers = UInt64(plan.publisherCount)
        var lines = [
            "\(plan.slotCount.grouped) messages from \(publishers.grouped) publishers over "
                + "\((publishers + 1).grouped) connections",
            "\(phases.warmUp.readable) warm-up, \(phases.measure.readable) measured, "
                + "at most \(phases.drain.readable) drain",
        ]
        if let rate = scenario.connect.rate {
            let length = rate.offset(ofMessage: publishers).readable
            lines.append("before that, \(length) or more to connect at \(rate)")
        }
        if let share = deliveredShare() { lines.append(share) }
        for threshold in scenario.thresholds { lines.append("must hold: \(threshold.expression)") }
        return lines
    }

    /// What share of the messages must pass, counted over at most 20,000 of them.
    private func deliveredShare() -> String? {
        var message = OracleMessage()
        var counted = 0
        var delivered = 0
        var gathered = 0
        let perPublisher = UInt64(max(1, 20_000 / max(1, plan.publisherCount)))
        for publisher in 0..<UInt32(plan.publisherCount) where counted < 20_000 {
            message.envelope = MessageEnvelope(of: publisher, in: scenario, plan)
            for sequence in 0..<min(perPublisher, plan.slotCount(of: publisher)) {
                plan.writePayload(
                    publisher: publisher,
                    sequence: sequence,
                    into: &message.payload
                )
                counted += 1
                switch oracle.expectation(of: message) {
                case .deliverUnchanged, .deliver: delivered += 1
                case .fold: gathered += 1
                case .withhold, .poison: break
                }
            }
        }
        guard counted > 0 else { return nil }
        if oracle.aggregates {
            let share = (100 * Double(gathered) / Double(counted)).text(decimals: 1)
            return "about \(share) % of them go into the results of windows (counted over "
                + "\(UInt64(counted).grouped))"
        }
        let isAll = UInt64(counted) == plan.slotCount
        let share = (100 * Double(delivered) / Double(counted)).text(decimals: 1)
        return isAll
            ? "\(UInt64(delivered).grouped) of them must come out (\(share) %)"
            : "about \(share) % of them must come out (counted over \(UInt64(counted).grouped))"
    }
}
