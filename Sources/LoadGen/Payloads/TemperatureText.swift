import Messaging
import Scenarios

/// Writes a temperature as the usual JSON: `{"temperature":{"value":3021.50,"unit":"C"}}`.
struct TemperatureText: Sendable {
    private let head = Array(#"{"temperature":{"value":"#.utf8)
    private let tail: [UInt8]
    private let decimals: Int

    /// Creates a writer of values in `unit` with exactly so many decimals.
    init(unit: TemperaturePayload.Unit, decimals: Int) {
        tail = Array(#","unit":"\#(unit.rawValue)"}}"#.utf8)
        self.decimals = decimals
    }

    /// The payload with `number` written as it stands.
    func bytes(ofNumber number: String) -> [UInt8] { head + Array(number.utf8) + tail }

    /// Writes `steps` times 10^-decimals over what `payload` held, whose length rarely changes.
    func write(_ steps: Int64, into payload: inout [UInt8]) {
        let size = head.count + StepText.size(of: steps, decimals: decimals) + tail.count
        if payload.count != size {
            payload.removeAll(keepingCapacity: true)
            payload.append(contentsOf: repeatElement(0, count: size))
        }
        let (head, tail) = (head.span, tail.span)
        var target = payload.mutableSpan
        target.overwrite(from: 0, with: head)
        let end = size - tail.count
        StepText.write(steps, decimals: decimals, into: &target, from: head.count, before: end)
        target.overwrite(from: end, with: tail)
    }
}
