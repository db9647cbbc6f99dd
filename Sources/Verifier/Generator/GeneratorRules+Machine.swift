import Quantities

/// The reasons that lie in what the machine gave the generator.
///
/// What stops our own threads while they measure spoils latencies and nothing else, so it makes a
/// run invalid where a latency is judged; what the machine does to anyone is suspicious at most.
extension GeneratorRules {
    /// An event loop without a moment to spare reads late what came in time.
    static let saturation = GeneratorRule(name: "saturation") { evidence in
        let strain = evidence.health.strain
        guard strain.busiestLoopThousandths > HealthTally.saturation else { return nil }
        // Now and then is no state of affairs: one sample in twenty may be so.
        let isLasting = strain.saturatedThousandths > 50 && evidence.latencyLimit != nil
        let reason =
            "an event loop used \(share(strain.busiestLoopThousandths)) of a core (at most 95 % may"
            + " be), in \(share(strain.saturatedThousandths)) of the samples"
        return .init(validity: isLasting ? .invalid : .suspect, reason: reason)
    }

    /// A control group that has used up its share stands still until the next period.
    static let throttling = GeneratorRule(name: "throttling") { evidence in
        let strain = evidence.health.strain
        guard strain.throttledPeriods > 0 else { return nil }
        let isMuch = strain.throttledThousandths > 100 && evidence.latencyLimit != nil
        let reason =
            "the control group used up its share of CPU time in"
            + " \(Wording.count(strain.throttledPeriods, "period", "periods")) and stood still,"
            + " \(share(strain.throttledThousandths)) of all (none should be; see its CPU limit)"
        return .init(validity: isMuch ? .invalid : .suspect, reason: reason)
    }

    /// What the hypervisor takes, no process sees go.
    static let stealing = GeneratorRule(name: "stealing") { evidence in
        guard let stolen = evidence.health.strain.stolenThousandths, stolen > 100 else {
            return nil
        }
        let reason =
            "the hypervisor gave \(share(stolen)) of the machine's CPU time to others"
            + " (at most 10 % may be)"
        return .init(validity: .suspect, reason: reason)
    }

    /// Where tasks queue for cores, ours may have been among them.
    static let pressure = GeneratorRule(name: "pressure") { evidence in
        guard let pressure = evidence.health.strain.pressureThousandths, pressure > 100 else {
            return nil
        }
        let reason =
            "for \(share(pressure)) of the time some task of the machine waited for a core"
            + " (at most 10 % may be)"
        return .init(validity: .suspect, reason: reason)
    }

    /// A thread that has to give its core away waits for a turn or more of the scheduler.
    static let preemption = GeneratorRule(name: "preemption") { evidence in
        let limit = UInt64(100 * max(1, evidence.cores))
        guard let switches = evidence.health.strain.involuntarySwitchesPerSecond,
            switches > limit
        else { return nil }
        let reason =
            "threads had to give their core away \(Wording.number(switches)) times a second"
            + " (at most \(Wording.number(limit)) may be)"
        return .init(validity: .suspect, reason: reason)
    }

    private static func share(_ thousandths: UInt64) -> String {
        Wording.share(thousandths, of: 1_000)
    }
}
