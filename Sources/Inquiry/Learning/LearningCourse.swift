public import Messaging
public import Quantities

/// The conversation that finds the predicate of a graph: drives a ``PredicateSearch`` in time.
///
/// A question is the value and, behind it from the same publisher, the sentinel: a value that is
/// known to pass. The value came out: it passes. The sentinel came out, the value did not, and the
/// broker had acknowledged it: it is withheld, without waiting for anything. Neither came out in
/// time: nobody knows, and it is asked again. What comes out later still counts, for what it is.
public struct LearningCourse: ConversationCourse {
    /// The shortest wait for an answer, before any is known to take longer.
    private static let briefly = Nanoseconds.milliseconds(200)
    /// How many times the longest way through the graph is waited for.
    private static let margin: Int64 = 8

    /// What a message was sent for.
    private enum Role {
        case scout(Double)
        case probe(Double)
        case sentinel(ofProbe: UInt64)
    }

    /// A question that is not answered yet.
    private struct Question {
        let value: Double
        let probe: UInt64
        let deadline: MonotonicInstant
        var sentinelCame = false
    }

    /// What was found out so far.
    public private(set) var search: PredicateSearch
    /// What was seen on the way.
    public private(set) var sightings = Sightings()

    private let question: TemperatureQuestion
    private let within: Nanoseconds
    private var roles: [UInt64: Role] = [:]
    private var saidAt: [UInt64: MonotonicInstant] = [:]
    private var heard: Set<UInt64> = []
    /// What the broker said to the messages that it answered.
    private var taken: [UInt64: Bool] = [:]
    private var missed: Set<UInt64> = []
    private var open: Question?
    private var scoutingEnds: MonotonicInstant?
    private var next: UInt64 = 0
    private var longestWay = Nanoseconds.zero
    private var silence = 0

    /// Creates the course of a conversation that has not begun.
    ///
    /// - Parameters:
    ///   - plan: Which values to begin with, and how sure to be.
    ///   - question: What a question looks like.
    ///   - within: How long a graph may take at most to answer.
    public init(_ plan: SearchPlan, question: TemperatureQuestion, within: Nanoseconds) {
        search = PredicateSearch(plan)
        self.question = question
        self.within = within
    }

    /// What was concluded; nil while the search goes on.
    public var conclusion: SearchConclusion? {
        if case .conclude(let conclusion) = search.next { conclusion } else { nil }
    }

    /// Whether the search has come to its end.
    public var isOver: Bool { conclusion != nil }

    /// Asks the next question once the last is answered or its time is over.
    public mutating func step(
        at now: MonotonicInstant,
        saying messages: inout [Utterance]
    ) -> MonotonicInstant? {
        if let ends = scoutingEnds {
            if search.hasSentinel {
                scoutingEnds = nil
            } else {
                guard ends <= now else { return ends }
                scoutingEnds = nil
                search.scoutedInVain()
            }
        }
        settle(at: now)
        if let open { return open.deadline }
        switch search.next {
        case .scout(let values):
            for value in values { say(value, as: .scout(value), at: now, into: &messages) }
            // Sent again a few times in all: the first of them may have been lost.
            let length = within.count / Int64(search.plan.repeats)
            scoutingEnds = now + Nanoseconds(length)
            return scoutingEnds
        case .ask(let value, let sentinel):
            let probe = say(value, as: .probe(value), at: now, into: &messages)
            say(sentinel, as: .sentinel(ofProbe: probe), at: now, into: &messages)
            let question = Question(value: value, probe: probe, deadline: now + patience)
            open = question
            return question.deadline
        case .conclude:
            return nil
        }
    }

    /// Takes an answer, however late.
    public mutating func hear(_ arrival: Arrival, at now: MonotonicInstant) {
        sightings.note(arrival)
        guard case .own(let number) = arrival.origin, let role = roles[number] else { return }
        guard heard.insert(number).inserted else {
            sightings.duplicates += 1
            return
        }
        if let said = saidAt[number] { longestWay = max(longestWay, now - said) }
        switch role {
        case .scout(let value):
            compare(arrival, to: value)
            search.scouted(value)
        case .probe(let value):
            compare(arrival, to: value)
            if missed.remove(number) != nil {
                sightings.late += 1
                search.passedLate(value)
            } else if open?.probe == number {
                answer { $0.passed(value) }
            } else {
                search.scouted(value)
            }
        case .sentinel(let probe):
            if open?.probe == probe { open?.sentinelCame = true }
        }
    }

    /// Notes whether the broker took a message.
    public mutating func acknowledged(
        _ number: UInt64,
        reason: ReasonCode,
        at now: MonotonicInstant
    ) {
        taken[number] = !reason.isFailure
        if reason.isFailure {
            sightings.refused += 1
            sightings.refusal = sightings.refusal ?? reason
        }
        if reason == .noMatchingSubscribers { sightings.unread += 1 }
    }

    /// Ends the open question if it is answered, or its time is over.
    private mutating func settle(at now: MonotonicInstant) {
        guard let question = open else { return }
        if question.sentinelCame, taken[question.probe] == true {
            missed.insert(question.probe)
            answer { $0.missing(question.value) }
        } else if question.sentinelCame, taken[question.probe] == false {
            answer { $0.notTaken() }
        } else if question.deadline <= now {
            open = nil
            silence += 1
            search.noAnswer()
        }
    }

    private mutating func answer(_ note: (inout PredicateSearch) -> Void) {
        open = nil
        silence = 0
        note(&search)
    }

    /// How long the next answer is waited for: longer after each that did not come.
    private var patience: Nanoseconds {
        let usual = max(Self.briefly.count, longestWay.count * Self.margin)
        return Nanoseconds(min(usual << Int64(min(silence, 10)), max(within.count, usual)))
    }

    @discardableResult
    private mutating func say(
        _ value: Double,
        as role: Role,
        at now: MonotonicInstant,
        into messages: inout [Utterance]
    ) -> UInt64 {
        let number = next
        next += 1
        roles[number] = role
        saidAt[number] = now
        messages.append(question.utterance(number, asking: value))
        return number
    }

    private mutating func compare(_ arrival: Arrival, to value: Double) {
        let sent = question.payload(ValueSpelling.text(of: value))
        guard arrival.payload != sent else { return }
        sightings.noteChange(from: sent, to: arrival.payload)
    }
}
