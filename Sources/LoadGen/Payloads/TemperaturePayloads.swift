public import Quantities
public import Scenarios

/// Temperatures, byte for byte as people send them: `{"temperature":{"value":3021,"unit":"C"}}`.
///
/// A value is uniform over the steps of 10^-`decimals` between the two ends, which are themselves
/// rounded to a step, and is written with exactly `decimals` decimals by integer arithmetic: `3021`,
/// or `3021.50`. Slots that carry directed values instead (bounds, their neighbours, other ways of
/// writing them) are chosen by share; the workload's first messages carry each of them once.
///
/// Costs one Philox block and some thirty bytes written in place.
public final class TemperaturePayloads: PayloadSource {
    /// `temperature`.
    public static let kind = "temperature"

    /// Whole numbers, decimals below zero, and no directed values.
    public static let examples: [Workload.Payload] = [
        .temperature(
            TemperaturePayload(
                minimum: 0,
                maximum: 6_000,
                boundaryShareMillionths: 10_000,
                bounds: [2_000, 4_000]
            )
        ),
        .temperature(
            TemperaturePayload(
                minimum: -40,
                maximum: 125.5,
                decimals: 2,
                boundaryShareMillionths: 500_000,
                bounds: [-0.25]
            )
        ),
        .temperature(TemperaturePayload(minimum: 0, maximum: 1, decimals: 12, unit: .fahrenheit)),
    ]

    /// So many steps are numbered at most.
    private static let mostNumbered: UInt64 = 1 << 20

    private let random: Philox2x64
    private let minimumSteps: Int64
    private let stepCount: UInt64
    private let boundaryShare: UInt64
    private let text: TemperatureText
    private let directed: [[UInt8]]

    /// Creates the source.
    ///
    /// The ends times 10^`decimals` must fit 62 bits, as 4,600,000 with 12 decimals does.
    public init?(_ payload: Workload.Payload, random: Philox2x64) {
        guard case .temperature(let temperature) = payload else { return nil }
        let decimals = temperature.decimals
        precondition((0...12).contains(decimals), "a temperature has 0 to 12 decimals")
        let minimum = Self.nearestStep(temperature.minimum, decimals: decimals)
        let maximum = max(minimum, Self.nearestStep(temperature.maximum, decimals: decimals))
        let text = TemperatureText(unit: temperature.unit, decimals: decimals)
        self.random = random
        self.text = text
        minimumSteps = minimum
        stepCount = UInt64(maximum - minimum) + 1
        boundaryShare = UInt64(temperature.boundaryShareMillionths)
        directed =
            boundaryShare == 0
            ? [] : DirectedValues.texts(for: temperature).map { text.bytes(ofNumber: $0) }
        count = stepCount <= Self.mostNumbered ? directed.count + Int(stepCount) : 0
    }

    /// The directed values and then the steps from the least to the greatest value.
    public let count: Int

    /// The number of the slot's payload.
    public func number(of slot: PayloadSlot) -> Int {
        let bits = random.bits(.payload, publisher: slot.publisher, sequence: slot.sequence)
        if let index = directedIndex(of: slot, dice: bits.1) { return index }
        return directed.count + Int(bits.0.uniform(below: stepCount))
    }

    /// Replaces the contents of `payload` by the slot's.
    public func write(_ slot: PayloadSlot, into payload: inout [UInt8]) {
        let bits = random.bits(.payload, publisher: slot.publisher, sequence: slot.sequence)
        if let index = directedIndex(of: slot, dice: bits.1) {
            payload.removeAll(keepingCapacity: true)
            payload.append(contentsOf: directed[index])
            return
        }
        text.write(minimumSteps + Int64(bits.0.uniform(below: stepCount)), into: &payload)
    }

    /// Which directed value the slot carries; nil for an ordinary one.
    ///
    /// What the throw for the share leaves over of the word chooses the value: it has 44 bits.
    private func directedIndex(of slot: PayloadSlot, dice: UInt64) -> Int? {
        guard boundaryShare > 0 else { return nil }
        if slot.message < UInt64(directed.count) { return Int(slot.message) }
        let (millionths, rest) = dice.multipliedFullWidth(by: 1_000_000)
        guard millionths < boundaryShare else { return nil }
        return Int(rest.uniform(below: UInt64(directed.count)))
    }

    private static func nearestStep(_ value: Double, decimals: Int) -> Int64 {
        guard let steps = DecimalNumber(value).steps(decimals: decimals) else {
            preconditionFailure("\(value) with \(decimals) decimals does not fit 62 bits")
        }
        return steps.nearest
    }
}
