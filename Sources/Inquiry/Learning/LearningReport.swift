/// What a conversation found out of a graph's predicate, in words.
public struct LearningReport: Hashable, Sendable {
    /// Whether the predicate is known.
    public enum Outcome: Hashable, Sendable {
        /// The predicate is known.
        case learned
        /// What was seen is not enough to say.
        case undecided
        /// Nobody reads the topic that questions go to.
        case nobodyReads
    }

    /// Whether the predicate is known.
    public let outcome: Outcome
    /// What there is to say: the result first.
    public let lines: [String]
    /// What to do about it, where nothing was learned.
    public let hint: String?

    /// Tells what `course` found out, ended or not.
    ///
    /// - Parameters:
    ///   - course: The conversation.
    ///   - question: What its questions looked like.
    ///   - output: The topic that results come out on.
    public init(_ course: LearningCourse, question: TemperatureQuestion, output: String) {
        let words = LearningWords(course: course, question: question, output: output)
        switch course.conclusion {
        case .learned(let intervals):
            outcome = .learned
            lines = words.learned(intervals)
            hint = nil
        case .nothingPassed where course.sightings.unread > 0:
            outcome = .nobodyReads
            lines = [words.nobodyReads]
            hint = words.deployHint
        case let conclusion:
            outcome = .undecided
            lines = [words.sentence(of: conclusion)] + words.known + words.sightings
            hint = words.hint(to: conclusion)
        }
    }
}
