/// Compares what a result says of measurements with what must have gone into it.
///
/// Count, minimum and maximum are exact. The average is compared by its sum, within four units in the
/// last place for each number. The last is one of the newest second's. Where messages may or may not
/// have gone in, everything is that some of them can make.
struct MeasurementComparison {
    private let fold: WindowFold
    private let totals: MeasurementTotals
    private let possible: [(reading: MeasurementTotals.Reading, at: Int64)]

    init(_ fold: WindowFold, _ totals: MeasurementTotals) {
        self.fold = fold
        self.totals = totals
        possible = fold.possible.compactMap { message in
            guard case .measurement(let value, let isCelsius) = message.datum else { return nil }
            return (MeasurementTotals.Reading(value: value, isCelsius: isCelsius), message.at)
        }
    }

    /// What differs; nil where nothing does.
    func fault(in observed: ObservedStatistics, of measure: WindowRole.Measure) -> WindowFault? {
        let least = fold.count
        let most = least + UInt64(possible.count)
        guard (least...most).contains(observed.count) else {
            let expected = least == most ? "\(least)" : "\(least) to \(most)"
            return WindowFault(.count, "count \(observed.count), expected \(expected)")
        }
        let extra = observed.count - least
        return extremes(observed, extra: extra) ?? average(observed, extra: Int(extra))
            ?? last(observed, of: measure)
    }

    private func extremes(_ observed: ObservedStatistics, extra: UInt64) -> WindowFault? {
        let values = possible.map(\.reading.value)
        let numbers = totals.numbers
        let lows = candidates(numbers.minimum, values, extra) { $0 < $1 }
        guard lows.contains(where: { RereadNumber.canBecome(observed.minimum, from: $0) }) else {
            return fault(.minimum, observed.minimum, lows)
        }
        let highs = candidates(numbers.maximum, values, extra) { $0 > $1 }
        guard highs.contains(where: { RereadNumber.canBecome(observed.maximum, from: $0) }) else {
            return fault(.maximum, observed.maximum, highs)
        }
        return nil
    }

    /// What an extreme can be when so many of the possible values are in: that of what surely went
    /// in, or a value beyond it.
    private func candidates(
        _ certain: Double,
        _ values: [Double],
        _ extra: UInt64,
        _ isBeyond: (Double, Double) -> Bool
    ) -> [Double] {
        guard extra > 0 else { return [certain] }
        let beyond = values.filter { isBeyond($0, certain) }.sorted(by: isBeyond)
        // A value is the extreme if the others can be chosen from those behind it.
        let reachable = beyond.prefix(values.count - Int(extra) + 1)
        let canBeCertain = values.count - beyond.count >= Int(extra)
        return (canBeCertain ? [certain] : []) + reachable
    }

    private func average(_ observed: ObservedStatistics, extra: Int) -> WindowFault? {
        let sorted = possible.map(\.reading.value).sorted()
        var lowest = totals.numbers
        var highest = totals.numbers
        for value in sorted.prefix(extra) { lowest.add(value) }
        for value in sorted.suffix(extra) { highest.add(value) }
        let tolerance = max(lowest.tolerance, highest.tolerance)
        let sum = observed.average * Double(observed.count)
        guard sum >= lowest.sum - tolerance, sum <= highest.sum + tolerance else {
            let count = Double(observed.count)
            let ends = [lowest.sum / count, highest.sum / count]
            return fault(.average, observed.average, ends[0] == ends[1] ? [ends[0]] : ends)
        }
        return nil
    }

    private func last(
        _ observed: ObservedStatistics,
        of measure: WindowRole.Measure
    ) -> WindowFault? {
        let readings =
            Array(totals.newest.values)
            + possible.filter { totals.newest.isNear($0.at) }.map(\.reading)
        let matching = readings.filter { RereadNumber.canBecome(observed.last, from: $0.value) }
        guard !matching.isEmpty else {
            return WindowFault(
                .last,
                "last \(RustFloatText.text(of: observed.last)), which none of the newest second's"
                    + " \(readings.count) messages holds"
            )
        }
        guard measure == .temperature, let isCelsius = observed.isCelsius else { return nil }
        guard readings.contains(where: { $0.isCelsius == isCelsius }) else {
            let (found, expected) = isCelsius ? ("C", "F") : ("F", "C")
            return WindowFault(.unit, "unit \(found), expected \(expected)")
        }
        return nil
    }

    private func fault(
        _ kind: WindowFault.Kind,
        _ observed: Double,
        _ expected: [Double]
    ) -> WindowFault {
        let texts = expected.prefix(3).map { RustFloatText.text(of: $0) }
        let more = expected.count > texts.count ? ", …" : ""
        let words = texts.joined(separator: kind == .average ? " to " : " or ") + more
        return WindowFault(
            kind,
            "\(kind.rawValue) \(RustFloatText.text(of: observed)), expected \(words)"
        )
    }
}
