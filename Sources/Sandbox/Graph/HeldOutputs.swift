import Quantities

/// Results that a fault holds back, or that are to be offered again: a few at a time.
struct HeldOutputs {
    private struct Entry {
        var output: GraphOutput
        let due: MonotonicInstant
        /// The flow whose later results may pass first; nil where only time counts.
        let flow: [UInt8]?
        /// How many more must pass.
        var remaining = 0
        let planted: PlantedFault?
        /// Whether leaving now is what the fault promises.
        var isEffective: Bool
    }

    private var entries: [Entry] = []

    /// When the next one is due by time; nil where none is held.
    var nextDue: MonotonicInstant? { entries.map(\.due).min() }

    /// Holds a result for a time.
    mutating func hold(_ output: GraphOutput, until due: MonotonicInstant) {
        entries.append(
            Entry(output: output, due: due, flow: nil, planted: nil, isEffective: false)
        )
    }

    /// Holds a result until `count` later ones of its flow passed, or the time has come.
    ///
    /// The fault counts only if at least one did.
    mutating func yield(
        _ output: GraphOutput,
        to count: Int,
        until due: MonotonicInstant,
        as planted: PlantedFault?
    ) {
        entries.append(
            Entry(
                output: output,
                due: due,
                flow: output.flow,
                remaining: count,
                planted: planted,
                isEffective: false
            )
        )
    }

    /// Holds a result that the broker had no room for.
    mutating func retry(_ output: GraphOutput, at due: MonotonicInstant) {
        entries.append(
            Entry(output: output, due: due, flow: nil, planted: nil, isEffective: false)
        )
    }

    /// The results that were waiting for this one and need wait no more.
    mutating func overtaken(by output: GraphOutput) -> [GraphOutput] {
        guard entries.contains(where: { $0.flow != nil }) else { return [] }
        let flow = output.flow
        for index in entries.indices where entries[index].flow == flow {
            entries[index].remaining -= 1
            entries[index].isEffective = true
        }
        return take { $0.flow != nil && $0.remaining <= 0 }
    }

    /// The results whose time has come.
    mutating func takeDue(at now: MonotonicInstant) -> [GraphOutput] {
        guard !entries.isEmpty else { return [] }
        return take { $0.due <= now }
    }

    private mutating func take(_ isReady: (Entry) -> Bool) -> [GraphOutput] {
        var ready: [GraphOutput] = []
        entries.removeAll { entry in
            guard isReady(entry) else { return false }
            var output = entry.output
            if entry.isEffective { output.countedAs = entry.planted }
            ready.append(output)
            return true
        }
        return ready
    }
}
