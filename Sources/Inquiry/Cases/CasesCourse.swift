public import Messaging
public import Quantities

/// Tests one after another in one conversation.
///
/// Messages are numbered through, so that what comes out late of one test is not taken for the next
/// one's.
public struct CasesCourse: ConversationCourse {
    /// How the tests ended that have, in order.
    public private(set) var results: [CaseResult] = []

    private var waiting: ArraySlice<TestCase>
    private var current: CaseCourse?
    private var next: UInt64 = 0
    private let isUnderLoad: Bool

    /// Creates the course of tests that have not begun.
    ///
    /// - Parameters:
    ///   - tests: The tests, in the order in which they are run.
    ///   - isUnderLoad: Whether others send meanwhile.
    public init(_ tests: [TestCase], isUnderLoad: Bool = false) {
        waiting = tests[...]
        self.isUnderLoad = isUnderLoad
    }

    /// Whether all tests have ended.
    public var isOver: Bool { current == nil && waiting.isEmpty }

    /// Goes on with a test, or with the next.
    public mutating func step(
        at now: MonotonicInstant,
        saying messages: inout [Utterance]
    ) -> MonotonicInstant? {
        while true {
            if current == nil {
                guard let test = waiting.popFirst() else { return nil }
                current = CaseCourse(test, numberedFrom: next, isUnderLoad: isUnderLoad)
                next += UInt64(test.inputs.count)
            }
            let wake = current?.step(at: now, saying: &messages)
            guard let result = current?.result else { return wake }
            results.append(result)
            current = nil
        }
    }

    /// Hands it to the test that goes on.
    public mutating func hear(_ arrival: Arrival, at now: MonotonicInstant) {
        current?.hear(arrival, at: now)
    }

    /// Hands it to the test that goes on.
    public mutating func acknowledged(
        _ number: UInt64,
        reason: ReasonCode,
        at now: MonotonicInstant
    ) {
        current?.acknowledged(number, reason: reason, at: now)
    }
}
