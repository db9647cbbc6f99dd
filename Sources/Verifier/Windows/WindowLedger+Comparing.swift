import Quantities

/// How a result is compared with what its window must make.
extension WindowLedger {
    /// What differs in a result; nil where nothing does.
    func fault(
        of result: WindowResult,
        _ output: Int,
        in window: OpenWindow,
        at end: Int64
    ) -> WindowFault? {
        switch result {
        case .statistics(let statistics): return fault(of: statistics, output, window)
        case .fields(let json): return fault(of: json, output, window)
        }
    }

    private func fault(
        of statistics: [WindowRole.Measure: [ObservedStatistics]],
        _ output: Int,
        _ window: OpenWindow
    ) -> WindowFault? {
        var left = statistics
        for fold in plan.outputs[output].folds {
            guard case .statistics(let measure) = plan.folds[fold].kind,
                case .measurements(let totals) = window.folds[fold].totals
            else { continue }
            let observed = left.removeValue(forKey: measure) ?? []
            guard let first = observed.first else {
                guard window.folds[fold].count > 0 else { continue }
                return WindowFault(
                    .count,
                    "no \(measure.rawValue), expected one of \(window.folds[fold].count) messages"
                )
            }
            guard observed.count == 1 else {
                return WindowFault(
                    .shape,
                    "\(observed.count) results of \(measure.rawValue), expected 1"
                )
            }
            let comparison = MeasurementComparison(window.folds[fold], totals)
            let fault = comparison.fault(in: first, of: measure) ?? heatFault(first, output)
            if var fault {
                if plan.folds.count > 1 { fault.words = "\(measure.rawValue): \(fault.words)" }
                return fault
            }
        }
        guard let other = left.first(where: { !$0.value.isEmpty }) else { return nil }
        return WindowFault(.shape, "a \(other.key.rawValue), which nothing in the graph makes")
    }

    /// Whether a result says of heat what the enrichment must.
    private func heatFault(_ observed: ObservedStatistics, _ output: Int) -> WindowFault? {
        guard let found = observed.overtemp else {
            guard case .collected = plan.outputs[output].form, observed.isCelsius != nil else {
                return nil
            }
            return WindowFault(.shape, "no overtemp, which a collection says")
        }
        guard let expected = expectedHeat(observed, output) else { return nil }
        return found == expected
            ? nil : WindowFault(.overtemp, "overtemp \(found), expected \(expected)")
    }

    /// What must be said of heat; nil where that depends on what is not known.
    private func expectedHeat(_ observed: ObservedStatistics, _ output: Int) -> Bool? {
        guard case .collected(isEnriched: true) = plan.outputs[output].form else { return false }
        if observed.maximum > 100 { return true }
        return observed.minimum < 0 ? false : heat
    }

    private func fault(of json: JSONValue, _ output: Int, _ window: OpenWindow) -> WindowFault? {
        guard let number = plan.outputs[output].folds.first,
            case .rules(let rules) = plan.folds[number].kind,
            case .fields(let certain) = window.folds[number].totals
        else { return nil }
        let fault = FieldComparison(rules: rules, fields: certain).fault(in: json)
        guard fault != nil, !window.folds[number].possible.isEmpty,
            case .fields(let fullest) = window.folds[number].fullest
        else { return fault }
        return FieldComparison(rules: rules, fields: fullest).fault(in: json) == nil ? nil : fault
    }

    /// Whether a window must have a result.
    func needs(_ window: OpenWindow, _ output: Int) -> Bool {
        plan.outputs[output].folds.contains { number in
            let fold = window.folds[number]
            guard case .rules(let rules) = plan.folds[number].kind,
                case .fields(let fields) = fold.totals
            else { return fold.count > 0 }
            return fold.count > 0 && FieldComparison(rules: rules, fields: fields).makesResult
        }
    }

    /// What the graph's store says of heat behind a result, as far as that follows from it.
    mutating func learnHeat(from result: WindowResult?, _ output: Int) {
        guard case .collected(isEnriched: true) = plan.outputs[output].form else { return }
        guard case .statistics(let statistics)? = result else {
            heat = nil
            return
        }
        for observed in statistics[.temperature] ?? [] { heat = observed.overtemp }
    }
}
