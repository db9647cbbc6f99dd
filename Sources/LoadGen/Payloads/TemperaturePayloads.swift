public import Quantities
public import Scenarios

/// Temperatures, byte for byte as people send them: `{"temperature":{"value":3021,"unit":"C"}}`.
///
/// A value is uniform over the steps of 10^-`decimals` between the two ends, which are themselves
/// rounded to a step, and is written with exactly `decimals` decimals by integer arithmetic: `3021`,
/// or `3021.50`. Slots that carry directed values instead (bounds, their neighbours, other ways of
/// writing them) are chosen by share; the workload's first messages carry each of them once.
///
/// Costs two Philox blocks and some thirty bytes written in place.
public struct TemperaturePayloads: PayloadSource {
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

    private let random: Philox2x64
    private let minimumSteps: Int64
    private let stepCount: UInt64
    private let decimals: Int
    private let boundaryShare: UInt64
    private let head: [UInt8]
    private let tail: [UInt8]
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
        let head = Array(#"{"temperature":{"value":"#.utf8)
        let tail = Array(#","unit":"\#(temperature.unit.rawValue)"}}"#.utf8)
        self.random = random
        self.decimals = decimals
        self.head = head
        self.tail = tail
        minimumSteps = minimum
        stepCount = UInt64(maximum - minimum) + 1
        boundaryShare = UInt64(temperature.boundaryShareMillionths)
        directed =
            boundaryShare == 0
            ? [] : DirectedValues.texts(for: temperature).map { head + Array($0.utf8) + tail }
    }

    /// Replaces the contents of `payload` by the slot's.
    public func write(_ slot: PayloadSlot, into payload: inout [UInt8]) {
        if let index = directedIndex(of: slot) {
            payload.removeAll(keepingCapacity: true)
            payload.append(contentsOf: directed[index])
            return
        }
        let bits = random.bits(.payload, publisher: slot.publisher, sequence: slot.sequence).0
        let steps = minimumSteps + Int64(bits.uniform(below: stepCount))
        guard decimals == 0, steps >= 0 else {
            payload.removeAll(keepingCapacity: true)
            payload.append(contentsOf: head)
            StepText.append(steps, decimals: decimals, to: &payload)
            payload.append(contentsOf: tail)
            return
        }
        writeInPlace(steps.magnitude, into: &payload)
    }

    /// Writes a whole number that is not negative, the commonest kind, over what `payload` held.
    private func writeInPlace(_ steps: UInt64, into payload: inout [UInt8]) {
        let digits = StepText.digitCount(of: steps)
        let size = head.count + digits + tail.count
        if payload.count != size {
            payload.removeAll(keepingCapacity: true)
            payload.append(contentsOf: repeatElement(0, count: size))
        }
        let (head, tail) = (head.span, tail.span)
        var target = payload.mutableSpan
        for index in head.indices { target[index] = head[index] }
        let end = head.count + digits
        StepText.write(steps, into: &target, from: head.count, before: end)
        for index in tail.indices { target[end + index] = tail[index] }
    }

    /// Which directed value the slot carries; nil for an ordinary one.
    private func directedIndex(of slot: PayloadSlot) -> Int? {
        guard !directed.isEmpty else { return nil }
        if slot.message < UInt64(directed.count) { return Int(slot.message) }
        let bits = random.bits(.payloadClass, publisher: slot.publisher, sequence: slot.sequence)
        guard bits.0.uniform(below: 1_000_000) < boundaryShare else { return nil }
        return Int(bits.1.uniform(below: UInt64(directed.count)))
    }

    private static func nearestStep(_ value: Double, decimals: Int) -> Int64 {
        guard let steps = DecimalNumber(value).steps(decimals: decimals) else {
            preconditionFailure("\(value) with \(decimals) decimals does not fit 62 bits")
        }
        return steps.nearest
    }
}
