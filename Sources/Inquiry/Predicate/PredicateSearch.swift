/// Finds the edges of an unknown predicate over doubles by asking it, one question after another.
///
/// Pure: ``next`` is a function of the answers alone. A value that came out once passes; one that was
/// missing often enough, while what was sent behind it came out, is withheld. Between two neighbours
/// among the asked values that differ there is an edge; it is halved in the order of doubles until
/// the two are neighbouring doubles, or nothing between them can be asked. Then both are asked again, so often that the loss seen so far
/// does not explain the silence. An answer that contradicts earlier ones moves the edge, so loss
/// costs questions and no exactness.
///
///     asked    1 . . . 2 . . 3 . . 4 . . 5
///     passes   −       −     +     +     −
///                  └ halved ┘     └halved┘
public struct PredicateSearch: Sendable {
    /// How unlikely it must be that an edge is there only because of loss.
    private static let doubt = 1e-6
    /// After how many questions without any answer in a row a search ends.
    private static let patience = 8
    /// How many answers must be in before loss is judged.
    private static let enough = 100

    /// What the search begins with.
    public let plan: SearchPlan
    /// What to do next; asks nothing that is known.
    public private(set) var next: SearchStep
    /// How many questions were answered or not.
    public private(set) var questions = 0
    /// How many of them nothing came back for, not even what was sent behind.
    public private(set) var undecided = 0

    private var evidence: PredicateEvidence
    /// Values that passed while scouting, in the order of their coming.
    private var sentinels: [Double] = []
    private var silence = 0
    private var scoutings = 0
    /// How many of the values to begin with are known; what is known stays known.
    private var known = 0

    /// Creates a search that has asked nothing.
    public init(_ plan: SearchPlan) {
        self.plan = plan
        evidence = PredicateEvidence(repeats: plan.repeats)
        next = .scout(plan.values)
    }

    /// Whether a value is known that can be sent behind every question.
    public var hasSentinel: Bool { !sentinels.isEmpty }

    /// The value came out.
    public mutating func passed(_ value: Double) {
        evidence.note(OrderedDouble(value)) { $0.passed += 1 }
        answered()
    }

    /// The value did not come out, but what was sent behind it did.
    public mutating func missing(_ value: Double) {
        evidence.note(OrderedDouble(value)) { $0.missing += 1 }
        answered()
    }

    /// The broker refused the value, so what came out says nothing of it.
    public mutating func notTaken() { answered() }

    /// Neither the value nor what was sent behind it came out.
    public mutating func noAnswer() {
        silence += 1
        undecided += 1
        questions += 1
        next = step()
    }

    /// The value came out after all that had been counted as missing.
    public mutating func passedLate(_ value: Double) {
        evidence.note(OrderedDouble(value)) { tally in
            tally.missing = max(0, tally.missing - 1)
            tally.passed += 1
        }
        next = step()
    }

    /// The value came out, but not as an answer to a question: while the values to begin with were
    /// sent, or after its question was given up.
    public mutating func scouted(_ value: Double) {
        evidence.note(OrderedDouble(value)) { $0.passed += 1 }
        if !sentinels.contains(value) { sentinels.append(value) }
        next = step()
    }

    /// Nothing came out although all the values to begin with were sent.
    public mutating func scoutedInVain() {
        scoutings += 1
        next = step()
    }

    /// What was answered for a value; nothing while it was not asked.
    public func tally(of value: Double) -> AnswerTally { evidence[OrderedDouble(value)] }

    /// The values that were asked, in order, each with its answers.
    public var asked: [(value: Double, tally: AnswerTally)] {
        zip(evidence.places, evidence.tallies).map { ($0.value, $1) }
    }

    /// How many messages that pass did not come out, and of how many.
    public var loss: (lost: Int, of: Int) {
        let loss = evidence.loss
        return (loss.lost + undecided, loss.of + undecided)
    }

    private mutating func answered() {
        silence = 0
        questions += 1
        next = step()
    }

    private mutating func step() -> SearchStep {
        guard let sentinel else {
            return scoutings < plan.repeats ? .scout(plan.values) : .conclude(.nothingPassed)
        }
        if silence >= Self.patience { return .conclude(.fellSilent) }
        let loss = loss
        if loss.of >= Self.enough, loss.lost * 2 > loss.of {
            return .conclude(.tooLossy(lost: loss.lost, of: loss.of))
        }
        while known < plan.values.count {
            let place = OrderedDouble(plan.values[known])
            guard evidence.passes(place) != nil else {
                return question(place.value, sentinel)
            }
            known += 1
        }
        let edges = evidence.edges
        for edge in edges where !edge.low.isNeighbour(of: edge.high) {
            let middle = edge.low.middle(to: edge.high)
            let askable = ValueSpelling.askable(near: middle, above: edge.low, below: edge.high)
            guard let askable else { continue }
            return question(askable.value, sentinel, edges: edges.count)
        }
        let needed = needed(at: loss)
        for place in edges.flatMap({ [$0.low, $0.high] }) {
            let tally = evidence[place]
            if tally.passed == 1, tally.missing >= needed {
                return .conclude(.unstable(value: place.value, tally))
            }
            let isSure = tally.passed > 0 ? tally.passed > 1 : tally.missing >= needed
            if !isSure { return question(place.value, sentinel, edges: edges.count) }
        }
        return .conclude(.learned(evidence.intervals))
    }

    private func question(_ value: Double, _ sentinel: Double, edges: Int = 0) -> SearchStep {
        questions < plan.limit
            ? .ask(value, sentinel: sentinel) : .conclude(.tooManyQuestions(edges: edges))
    }

    /// The value that is sent behind every question: another one when it comes out no more.
    private var sentinel: Double? {
        guard !sentinels.isEmpty else { return nil }
        return sentinels[(silence / 2) % sentinels.count]
    }

    /// How often a value must be missing, so that loss alone does not explain it.
    private func needed(at loss: (lost: Int, of: Int)) -> Int {
        let share = Double(loss.lost) / Double(max(loss.of, Self.enough))
        var (needed, chance) = (0, 1.0)
        while chance > Self.doubt, needed < 100 {
            chance *= share
            needed += 1
        }
        return max(needed, plan.repeats)
    }
}
