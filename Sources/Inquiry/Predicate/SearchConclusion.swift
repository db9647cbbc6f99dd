/// How a search ended.
public enum SearchConclusion: Hashable, Sendable {
    /// The predicate is known at every value that was asked, and its edges as near
    /// as can be asked.
    case learned([PassingInterval])
    /// Of the values that were asked first none came out.
    case nothingPassed
    /// Values that had passed came out no more.
    case fellSilent
    /// A value comes out now and then: it came out once, and then so often did not.
    case unstable(value: Double, AnswerTally)
    /// More than half of what must come out did not, so nothing can be told from silence.
    case tooLossy(lost: Int, of: Int)
    /// The questions are used up; so many edges were found until then.
    case tooManyQuestions(edges: Int)
}
