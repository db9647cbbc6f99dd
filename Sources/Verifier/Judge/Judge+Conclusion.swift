import Quantities
import Scenarios

extension Judge {
    /// Ends the run and says what it came to; the same again when asked again.
    ///
    /// - Parameter cores: How many processor cores the process may use.
    /// - Returns: Everything a report shows.
    public mutating func finish(cores: Double) -> Judgement {
        close()
        let facts = facts(cores: cores)
        let thresholds = ThresholdJudge(
            counts: facts.counts,
            connections: connections,
            latencies: latencies,
            validity: facts.generator.validity,
            sawEverything: facts.sawEverything,
            unwatched: facts.unwatched,
            unwatchedToWithhold: facts.unwatchedToWithhold
        )
        let results = scenario.thresholds.map { thresholds.judge($0) }
        let findings = Checks.all.filter { $0.isAsked(facts) }.map { $0.conclude(facts) }
        let conclusion = Conclusion(facts: facts, findings: findings, thresholds: results)
        return Judgement(
            verdict: conclusion.verdict,
            reason: conclusion.reason,
            counts: facts.counts,
            input: facts.inputCounts,
            windows: facts.windows,
            throttles: facts.throttles,
            poison: facts.poison,
            unplaced: isSaturated ? unplaced : nil,
            measured: measured,
            connections: connections,
            tokens: tokens,
            traffic: health.trafficFigures,
            latencies: latencies,
            generator: facts.generator,
            findings: findings,
            thresholds: results,
            failures: listFailures(),
            windowFailures: facts.windowFailures,
            incidents: events.incidents
        )
    }

    private mutating func facts(cores: Double) -> RunFacts {
        let counts = countsSoFar
        var facts = RunFacts()
        facts.counts = counts
        let promised = promised
        let states = states
        facts.mustPass = promised.count { $0.mustPass }
        facts.passed = promised.count { $0.mustPass && $0.arrival != .none }
        facts.undecided = promised.count { $0.answer == .undecided && $0.arrival == .none }
        facts.unwatched = promised.count { $0.answer == .unwatched }
        facts.poison = poison?.kinds
        facts.routesByMessage = oracle.destination != nil
        facts.throttles = throttles?.counts
        facts.isSaturated = isSaturated
        facts.unplaced = unplaced
        facts.isEachAnswered = states.count { !$0.answer.isSuccess } == 0
        facts.mustNotPass = states.count { !$0.mustPass }
        facts.unwatchedToWithhold = unwatchedToWithhold
        facts.gaps = watch.gaps
        facts.unwatchedSince = watch.suspendedSince
        facts.subscriberLosses = connections.troubles.ofKind(.ended).reduce(0) { $0 + $1.verifier }
        facts.connections = connections
        facts.tokens = tokens
        facts.renewEvery = scenario.tokens.renewEvery
        facts.refusals = refusals
        facts.asksAnswers = ledgers.contains { $0.asksAnswers }
        facts.generator = generator(slots: counts[.slots], cores: cores)
        if counts[.lost] + counts[.leaked] + counts[.indeterminate] > 0 {
            facts.differences = differences()
        }
        facts.inputCounts = countInput()
        facts.windows = windows?.counts
        facts.windowFailures = windows?.failures ?? []
        facts.subscriberLoss = events.subscriberLoss
        facts.publisherLosses = events.publisherLosses
        facts.isInterrupted = events.isInterrupted
        facts.ending = events.ending
        facts.contradictions = contradictions
        facts.input = scenario.flow.input
        facts.output = scenario.flow.output
        return facts
    }

    private func generator(slots: UInt64, cores: Double) -> GeneratorHealth {
        var unjudged = GeneratorHealth(
            lagP99: latencies.generatorLag.value(at: .p99),
            lagMaximum: latencies.generatorLag.maximum,
            unsentByGenerator: unsentByDelay[0],
            unsentByQuota: unsentByDelay[1],
            unsentByConnection: unsentByDelay[2],
            longestGap: health.longestGap,
            processorShareThousandths: health.processorShareThousandths(cores: cores),
            largestBacklog: health.largestBacklog,
            peakResidentBytes: health.peakResidentBytes
        )
        unjudged.strain = GeneratorStrain(health, cores: cores)
        return GeneratorHealth(
            judging: GeneratorEvidence(
                health: unjudged,
                slots: slots,
                cores: cores,
                latencyLimit: GeneratorEvidence.latencyLimit(of: scenario.thresholds),
                median: latencies.endToEnd.value(at: .p50)
            )
        )
    }
}
