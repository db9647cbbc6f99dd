public import Messaging
public import Quantities

/// One test as a conversation: sends all inputs, and decides as soon as what came out allows it.
///
/// A test passes when what came out is what was expected and nothing more has come for a while; a
/// test that expects nothing, when nothing has come for its whole time, half a minute at most.
public struct CaseCourse: ConversationCourse {
    /// How long nothing more may come before a test has passed.
    private static let settling = Nanoseconds.milliseconds(500)
    /// How long silence is listened to at most.
    private static let longestSilence = Nanoseconds.seconds(30)

    /// How the test ended; nil while it goes on.
    public private(set) var result: CaseResult?

    private let test: TestCase
    private let numbers: Range<UInt64>
    private let isUnderLoad: Bool
    private var outputs: [JSONTree] = []
    private var began: MonotonicInstant?
    private var lastCame: MonotonicInstant?
    private var seen: Set<UInt64> = []
    private var taken: [UInt64: ReasonCode] = [:]
    private var unknown = 0

    /// Creates the course of a test that has not begun.
    ///
    /// - Parameters:
    ///   - test: The test.
    ///   - first: The number of its first message; the others follow.
    ///   - isUnderLoad: Whether others send meanwhile, so that only what says whose it is counts.
    public init(_ test: TestCase, numberedFrom first: UInt64, isUnderLoad: Bool = false) {
        self.test = test
        self.isUnderLoad = isUnderLoad
        numbers = first..<first + UInt64(test.inputs.count)
    }

    /// Whether the test has ended.
    public var isOver: Bool { result != nil }

    /// Sends the inputs at first, and ends the test when it is decided or its time is over.
    public mutating func step(
        at now: MonotonicInstant,
        saying messages: inout [Utterance]
    ) -> MonotonicInstant? {
        guard let began else {
            began = now
            for (number, input) in zip(numbers, test.inputs) {
                messages.append(
                    Utterance(number: number, topic: input.topic, payload: input.payload)
                )
            }
            return now + limit
        }
        guard result == nil else { return nil }
        let deadline = began + limit
        switch test.expected.compare(outputs) {
        case .wrong(let difference):
            fail(difference, at: now)
        case .equal:
            let since = test.expected.isNothing ? deadline : (lastCame ?? now) + Self.settling
            guard since <= now else { return since }
            // What was withheld must have been there to be withheld.
            if let doubt = doubtOfInputs {
                guard deadline <= now || taken.count == test.inputs.count else { return deadline }
                return end(.inconclusive, doubt, at: now)
            }
            return end(.passed, "", at: now)
        case .differs(let difference):
            guard deadline <= now else { return deadline }
            fail(difference, at: now)
        case .incomplete:
            guard deadline <= now else { return deadline }
            fail(shortfall, at: now)
        }
        return nil
    }

    /// Takes what came out, if it may be this test's.
    public mutating func hear(_ arrival: Arrival, at now: MonotonicInstant) {
        switch arrival.origin {
        case .other, .retained: return
        case .own(let number):
            guard numbers.contains(number) else { return }
            // The broker may deliver a message again; the graph did not make it twice.
            if arrival.isDuplicate, seen.contains(number) { return }
            seen.insert(number)
        case .unknown:
            unknown += 1
            if isUnderLoad { return }
        }
        lastCame = now
        outputs.append(OutputMessage.tree(of: arrival))
    }

    /// Notes what the broker said to an input.
    public mutating func acknowledged(
        _ number: UInt64,
        reason: ReasonCode,
        at now: MonotonicInstant
    ) {
        if numbers.contains(number) { taken[number] = reason }
    }

    private var limit: Nanoseconds {
        test.expected.isNothing ? min(test.timeout, Self.longestSilence) : test.timeout
    }

    private mutating func fail(_ difference: String, at now: MonotonicInstant) {
        if let doubt {
            _ = end(.inconclusive, "\(doubt) (\(difference))", at: now)
        } else {
            _ = end(.failed, difference, at: now)
        }
    }

    private mutating func end(
        _ verdict: CaseResult.Verdict,
        _ reason: String,
        at now: MonotonicInstant
    ) -> MonotonicInstant? {
        result = CaseResult(
            name: test.name,
            file: test.file,
            verdict: verdict,
            reason: reason,
            took: now - (began ?? now),
            outputs: outputs.count
        )
        return nil
    }

    /// Why what came out wrongly, or did not come, says nothing of the graph; nil where it does.
    private var doubt: String? {
        if let doubtOfInputs { return doubtOfInputs }
        guard isUnderLoad, unknown > 0 else { return nil }
        return "\(unknown) messages came out that do not say whose they are: under load they may "
            + "be this test's or the load's"
    }

    /// Why it is not known that the graph was given all inputs; nil where it is.
    private var doubtOfInputs: String? {
        for (number, input) in zip(numbers, test.inputs) {
            guard let reason = taken[number] else {
                return "the broker did not acknowledge \(input.file)"
            }
            if reason.isFailure { return "the broker refused \(input.file): \(reason)" }
            if reason == .noMatchingSubscribers {
                return "nobody reads topic \(input.topic), where \(input.file) went"
            }
        }
        return nil
    }

    private var shortfall: String {
        let time = "within \(Int(limit.seconds.rounded())) s"
        guard case .sequence(let expected) = test.expected.messages else {
            return "nothing came out \(time)"
        }
        return "\(outputs.count) of \(expected.count) messages came out \(time)"
    }
}
