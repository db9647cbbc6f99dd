import Quantities

/// The reasons not to believe a generator.
enum GeneratorRules {
    /// One line for each.
    static let all =
        [lag, unsent, saturation, throttling, gap, processor, backlog]
        + [stealing, pressure, preemption]

    /// Latency cannot be told finer than the generator's own lateness.
    static let lag = GeneratorRule(name: "lag") { evidence in
        guard let lag = evidence.health.lagP99 else { return nil }
        let reference = evidence.latencyLimit ?? evidence.median ?? .zero
        let limit = max(Nanoseconds.milliseconds(1), Nanoseconds(reference.count / 20))
        guard lag > limit else { return nil }
        let reason =
            "1 % of messages left more than \(Wording.length(lag)) late for want of the"
            + " generator alone (at most \(Wording.length(limit)) may be)"
        return .init(validity: evidence.latencyLimit == nil ? .suspect : .invalid, reason: reason)
    }

    /// A slot without a message is load that the system never had.
    static let unsent = GeneratorRule(name: "unsent") { evidence in
        let unsent = evidence.health.unsentByGenerator
        guard unsent > 0 else { return nil }
        let isTooMuch = unsent > evidence.slots / 100
        let reason =
            "\(Wording.messages(unsent)) of \(Wording.number(evidence.slots)) were not sent in"
            + " time for want of the generator alone"
        return .init(validity: isTooMuch ? .invalid : .suspect, reason: reason)
    }

    /// While an event loop sleeps, everything that happens seems to happen at its end.
    static let gap = GeneratorRule(name: "gap") { evidence in
        let quarter = evidence.latencyLimit.map { Nanoseconds($0.count / 4) }
        let limit = min(.milliseconds(50), max(.milliseconds(1), quarter ?? .milliseconds(50)))
        guard evidence.health.longestGap > limit else { return nil }
        let reason =
            "an event loop stood still for \(Wording.length(evidence.health.longestGap))"
            + " (at most \(Wording.length(limit)) may be)"
        return .init(validity: .suspect, reason: reason)
    }

    /// A machine near its limit delays everything, the measuring included.
    static let processor = GeneratorRule(name: "processor") { evidence in
        guard let share = evidence.health.processorShareThousandths, share > 850 else { return nil }
        let reason =
            "the process used \(Wording.share(share, of: 1_000)) of all cores (at most 85 % may be)"
        return .init(validity: .suspect, reason: reason)
    }

    /// Records that wait cannot change a latency, but the verdict comes late and memory grows.
    static let backlog = GeneratorRule(name: "backlog") { evidence in
        let limit: UInt64 = 100_000
        guard evidence.health.largestBacklog > limit else { return nil }
        let reason =
            "\(Wording.number(evidence.health.largestBacklog)) records waited to be judged"
            + " (at most \(Wording.number(limit)) may be)"
        return .init(validity: .suspect, reason: reason)
    }
}
