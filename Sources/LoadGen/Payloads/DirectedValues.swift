import Scenarios

/// Values aimed at what filters get wrong: their bounds, ways of writing numbers, zero, far away.
///
/// With uniform values from 0 to 6000 it takes 18,000 messages to notice, at 95 %, that one bound
/// became inclusive; a directed value notices with the first message.
enum DirectedValues {
    /// The values as JSON numbers, each once, in a fixed order: bound by bound, then the rest.
    static func texts(for payload: TemperaturePayload) -> [String] {
        var texts: [String] = []
        for bound in payload.bounds {
            texts += around(DecimalNumber(bound), decimals: payload.decimals)
        }
        texts += ["0", "-0.0", "-1000000000000", "1000000000000"]
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// The bound, the steps beside it, and the bound written in other ways.
    private static func around(_ bound: DecimalNumber, decimals: Int) -> [String] {
        // Beyond sixteen digits nobody writes a number out.
        let isWritable = (-12...15).contains(bound.exponent)
        var texts = [isWritable ? bound.plain() : bound.scientific]
        if let steps = bound.steps(decimals: decimals) {
            let distance: Int64 = steps.below == steps.above ? 1 : 0
            for step in [steps.below - distance, steps.above + distance] {
                var text: [UInt8] = []
                StepText.append(step, decimals: decimals, to: &text)
                texts.append(String(decoding: text, as: UTF8.self))
            }
        }
        if isWritable { texts += [bound.plain(trailingZeros: 1), bound.plain(trailingZeros: 2)] }
        texts.append(bound.scientific)
        return texts
    }
}
