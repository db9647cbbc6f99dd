import Quantities
import Scenarios
import Verifier

extension JSONReport {
    /// All counts of the ledger, by their own names and in their own order.
    static func ledger(_ counts: LedgerCounts) -> JSONObject {
        var object = JSONObject()
        for count in LedgerCount.allCases { object.add(count.rawValue, count: counts[count]) }
        return object
    }

    /// What the control path saw.
    static func input(_ input: InputCounts) -> JSONObject {
        var object = JSONObject()
        object.add("seen", count: input.seen)
        object.add("copies", count: input.copies)
        object.add("altered", count: input.altered)
        object.add("foreign", count: input.foreign)
        object.add("lostBefore", count: input.lostBefore)
        object.add("lostBehind", count: input.lostBehind)
        object.add("withheldUnseen", count: input.withheldUnseen)
        object.add("missed", count: input.missed)
        return object
    }

    /// How far messages were out of order.
    static func reordering(_ counts: LedgerCounts) -> JSONObject {
        var object = JSONObject()
        object.add("largestExtent", count: counts.largestReorderExtent)
        return object
    }

    /// How much of the run was measured, and at what rates.
    static func measured(_ report: Report) -> JSONObject {
        let measured = report.judgement.measured
        let window = report.scenario.phases.measure.seconds
        var object = JSONObject()
        object.add("slots", count: measured.slots)
        object.add("sent", count: measured.sent)
        object.add("delivered", count: measured.delivered)
        object.add("sentPerSecond", .number(Double(measured.sent) / window))
        object.add("deliveredPerSecond", .number(Double(measured.delivered) / window))
        return object
    }

    /// The percentiles of all stages that were timed.
    static func latency(_ latencies: Latencies, watchingInput: Bool = false) -> JSONObject {
        var object = JSONObject()
        for stage in LatencyStage.allCases
        where watchingInput || !stage.needsInput {
            object.add(stage.reportName, object: percentiles(latencies[stage]))
        }
        return object
    }

    /// How the generator itself did.
    static func generator(_ judgement: Judgement) -> JSONObject {
        let health = judgement.generator
        var lag = JSONObject()
        lag.add("generator", object: percentiles(judgement.latencies.generatorLag))
        lag.add("quota", object: percentiles(judgement.latencies.quotaLag))
        lag.add("connection", object: percentiles(judgement.latencies.connectionLag))
        var unsent = JSONObject()
        unsent.add("generator", count: health.unsentByGenerator)
        unsent.add("quota", count: health.unsentByQuota)
        unsent.add("connection", count: health.unsentByConnection)
        var object = JSONObject()
        object.add("validity", text: health.validity.rawValue)
        object.add("reasons", .strings(health.reasons))
        object.add("lag", object: lag)
        object.add("unsent", object: unsent)
        object.add("longestGap", .number(health.longestGap.microseconds))
        let share = health.processorShareThousandths
        object.add("processorShare", share.map { .number(Double($0) / 1_000) })
        add(health.strain, to: &object)
        object.add("peakMemoryBytes", count: health.peakResidentBytes)
        object.add("largestBacklog", count: health.largestBacklog)
        return object
    }

    private static func add(_ strain: GeneratorStrain, to object: inout JSONObject) {
        func share(_ thousandths: UInt64?) -> JSONValue? {
            thousandths.map { .number(Double($0) / 1_000) }
        }
        object.add("busiestLoopShare", share(strain.busiestLoopThousandths))
        object.add("involuntarySwitchesPerSecond", count: strain.involuntarySwitchesPerSecond)
        object.add("throttledPeriods", count: strain.throttledPeriods)
        object.add("pressureShare", share(strain.pressureThousandths))
        object.add("stolenShare", share(strain.stolenThousandths))
    }

    /// Count, percentiles and maximum in microseconds; what too few samples support is left out.
    private static func percentiles(_ histogram: LatencyHistogram) -> JSONObject {
        var object = JSONObject()
        object.add("count", count: histogram.count)
        for column in LatencyColumn.all {
            object.add(column.jsonName, column.value(histogram).map { .number($0.microseconds) })
        }
        if histogram.negative > 0 { object.add("negative", count: histogram.negative) }
        if histogram.overflow > 0 { object.add("overflow", count: histogram.overflow) }
        return object
    }
}
