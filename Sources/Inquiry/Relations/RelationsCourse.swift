public import Messaging
public import Quantities

/// The conversation that finds out which metamorphic relations hold for a graph.
///
/// At each value the base message is asked and then the others, each time with the sentinel behind:
/// what has not come out when the sentinel has does not come. A relation that does not hold is asked
/// again; it is broken only when it did not hold any time, so that loss and copies break nothing.
public struct RelationsCourse: ConversationCourse {
    private static let briefly = Nanoseconds.milliseconds(200)
    private static let margin: Int64 = 8
    private static let patience = 8

    private enum Stage {
        case base
        case variants(RelationQuestion.Answer)
    }

    /// Messages that were sent together, and what came of them so far.
    private struct Round {
        let stage: Stage
        let messages: [RelationQuestion.Message]
        let first: UInt64
        let deadline: MonotonicInstant
        var answers: [RelationQuestion.Answer]
        var isAnswered = false

        var sentinel: UInt64 { first + UInt64(messages.count) }
        var numbers: Range<UInt64> { first..<sentinel }
    }

    /// What was found out so far, a relation each.
    public private(set) var results: [RelationResult]
    /// How many messages were sent for it, sentinels included.
    public private(set) var sent: UInt64 = 0

    private let plan: RelationsPlan
    private let form: TemperatureQuestion
    private let within: Nanoseconds
    private var place = 0
    private var attempts = 0
    private var round: Round?
    private var stage = Stage.base
    private var taken: [UInt64: Bool] = [:]
    private var longestWay = Nanoseconds.zero
    private var saidAt = MonotonicInstant(nanoseconds: 0)
    private var silence = 0
    private var unanswered = 0

    /// Creates the course of a conversation that has not begun.
    public init(_ plan: RelationsPlan, question: TemperatureQuestion, within: Nanoseconds) {
        self.plan = plan
        form = question
        self.within = within
        results = plan.relations.map { RelationResult(relation: $0) }
    }

    /// Whether everything was asked, or no answer comes any more.
    public var isOver: Bool { place >= plan.questions.count }

    /// Sends the next messages once the last are answered, or their time is over.
    public mutating func step(
        at now: MonotonicInstant,
        saying messages: inout [Utterance]
    ) -> MonotonicInstant? {
        settle(at: now)
        if let round { return round.deadline }
        while !isOver {
            let question = plan.questions[place]
            let asked: [RelationQuestion.Message]
            switch stage {
            case .base: asked = [question.base(form)]
            case .variants(let answer): asked = question.variants(form, after: answer)
            }
            guard !asked.isEmpty else {
                goOn()
                continue
            }
            return say(asked, at: now, into: &messages)
        }
        return nil
    }

    /// Takes what came out.
    public mutating func hear(_ arrival: Arrival, at now: MonotonicInstant) {
        guard case .own(let number) = arrival.origin, var round else { return }
        if number == round.sentinel {
            round.isAnswered = true
            longestWay = max(longestWay, now - saidAt)
        } else if round.numbers.contains(number) {
            round.answers[Int(number - round.first)].outputs.append(arrival.payload)
        }
        self.round = round
    }

    /// Notes whether the broker took a message.
    public mutating func acknowledged(
        _ number: UInt64,
        reason: ReasonCode,
        at now: MonotonicInstant
    ) {
        taken[number] = !reason.isFailure
    }

    private mutating func say(
        _ asked: [RelationQuestion.Message],
        at now: MonotonicInstant,
        into messages: inout [Utterance]
    ) -> MonotonicInstant {
        let usual = max(Self.briefly.count, longestWay.count * Self.margin)
        let wait = min(usual << Int64(min(silence, 10)), max(within.count, usual))
        let deadline = now + Nanoseconds(wait)
        round = Round(
            stage: stage,
            messages: asked,
            first: sent,
            deadline: deadline,
            answers: asked.map { _ in RelationQuestion.Answer() }
        )
        saidAt = now
        let value = plan.questions[place].value
        let behind = plan.sentinels.first { $0 != value } ?? plan.sentinels[0]
        let sentinel = form.utterance(0, asking: behind)
        let last = RelationQuestion.Message(
            payload: sentinel.payload,
            properties: sentinel.properties
        )
        for message in asked + [last] {
            messages.append(
                Utterance(
                    number: sent,
                    topic: form.topic,
                    payload: message.payload,
                    properties: message.properties
                )
            )
            sent += 1
        }
        return deadline
    }

    /// Ends the round if it is answered, or its time is over.
    private mutating func settle(at now: MonotonicInstant) {
        guard let round else { return }
        let answers = round.numbers.map { taken[$0] }
        if round.isAnswered, answers.allSatisfy({ $0 != nil }) {
            self.round = nil
            silence = 0
            guard answers.allSatisfy({ $0 == true }) else { return retry(isAnswered: false) }
            conclude(round)
        } else if round.deadline <= now {
            self.round = nil
            silence += 1
            guard silence >= Self.patience else { return retry(isAnswered: false) }
            while place < plan.questions.count { giveUp() }
        }
    }

    private mutating func conclude(_ round: Round) {
        let question = plan.questions[place]
        guard case .variants(let base) = round.stage else {
            stage = .variants(round.answers[0])
            return
        }
        let broken = round.answers.firstIndex { !question.holds(base, $0) }
        guard let broken else {
            note(question) { $0.asked += 1 }
            return goOn()
        }
        attempts += 1
        guard attempts >= plan.repeats else { return retry(isAnswered: true) }
        let example = RelationResult.Counterexample(
            value: question.value,
            base: Self.words(question.base(form), base),
            variant: Self.words(round.messages[broken], round.answers[broken])
        )
        note(question) { result in
            result.asked += 1
            result.counterexample = example
        }
        // One counterexample is enough, and the first is the smallest.
        while place < plan.questions.count, plan.questions[place].relation == question.relation {
            goOn()
        }
    }

    /// Asks the same again from its beginning, but not for ever.
    private mutating func retry(isAnswered: Bool) {
        stage = .base
        guard !isAnswered else { return }
        unanswered += 1
        if unanswered > plan.repeats * 3 { giveUp() }
    }

    /// Goes on without an answer: a relation may hold everywhere else and is still not decided.
    private mutating func giveUp() {
        let relation = plan.questions[place].relation
        if let index = results.firstIndex(where: { $0.relation == relation }) {
            results[index].unanswered += 1
        }
        goOn()
    }

    private mutating func goOn() {
        place += 1
        attempts = 0
        unanswered = 0
        stage = .base
    }

    private mutating func note(
        _ question: RelationQuestion,
        _ change: (inout RelationResult) -> Void
    ) {
        guard let index = results.firstIndex(where: { $0.relation == question.relation }) else {
            return
        }
        change(&results[index])
    }

    private static func words(
        _ message: RelationQuestion.Message,
        _ answer: RelationQuestion.Answer
    ) -> String {
        let payload = String(decoding: message.payload.prefix(200), as: UTF8.self)
        let line = String(payload.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return "\(line): \(answer.words)"
    }
}
