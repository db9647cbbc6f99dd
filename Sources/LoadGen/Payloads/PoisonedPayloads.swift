import Quantities
import Scenarios

/// Which slots of a workload carry poison, and what the one behind each carries.
///
///     … ordinary │ poison │ canary │ ordinary …     of one publisher
///
/// A pure function of seed and slot: a slot is a candidate by its own dice, and carries poison if the
/// one before it is none.
struct PoisonedPayloads: Sendable {
    private let share: UInt64
    private let kinds: [PoisonKind]
    private let payloads: [[UInt8]]
    private let canary: [UInt8]?
    private let random: Philox2x64

    /// Creates the choice of a workload; nil where it sends no poison.
    init?(_ workload: Workload, random: Philox2x64) {
        guard let plan = workload.poison else { return nil }
        share = UInt64(plan.shareMillionths)
        kinds = plan.kinds
        payloads = kinds.map(\.payload)
        self.random = random
        canary = Self.canary(of: workload.payload)
    }

    /// The kind of poison in a slot; nil for none.
    func kind(_ publisher: UInt32, _ sequence: UInt64) -> PoisonKind? {
        place(publisher, sequence).map { kinds[$0] }
    }

    /// The payload of a slot that carries poison or a canary; nil for an ordinary one.
    func payload(_ publisher: UInt32, _ sequence: UInt64) -> [UInt8]? {
        if let place = place(publisher, sequence) { return payloads[place] }
        guard sequence > 0, place(publisher, sequence - 1) != nil else { return nil }
        return canary
    }

    private func place(_ publisher: UInt32, _ sequence: UInt64) -> Int? {
        guard let place = candidate(publisher, sequence) else { return nil }
        return sequence > 0 && candidate(publisher, sequence - 1) != nil ? nil : place
    }

    private func candidate(_ publisher: UInt32, _ sequence: UInt64) -> Int? {
        let bits = random.bits(.payloadClass, publisher: publisher, sequence: sequence).0
        let (millionths, rest) = bits.multipliedFullWidth(by: 1_000_000)
        guard millionths < share else { return nil }
        return Int(rest.uniform(below: UInt64(kinds.count)))
    }

    /// A temperature in the middle between the graph's bounds; nil where it has no two.
    private static func canary(of payload: Workload.Payload) -> [UInt8]? {
        guard case .temperature(let temperature) = payload,
            let lower = temperature.bounds.min(), let upper = temperature.bounds.max(),
            lower < upper
        else { return nil }
        let middle = ((lower + upper) / 2).rounded()
        guard middle > lower, middle < upper, let steps = Int64(exactly: middle) else { return nil }
        let text = TemperatureText(unit: temperature.unit, decimals: temperature.decimals)
        return text.bytes(ofNumber: String(steps))
    }
}
