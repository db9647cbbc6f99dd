/// What a run, a check or a threshold comes to, from best to worst.
///
/// The verdict of several things is the worst of theirs. No evidence is never a pass.
public enum Verdict: String, Sendable, CaseIterable {
    /// It was put to the test, and it holds.
    case passed
    /// The generator could not do what the scenario asks, so what was measured says nothing about
    /// the system under test.
    case invalid
    /// There is not enough evidence to say.
    case inconclusive
    /// It does not hold.
    case failed

    private var rank: Int {
        switch self {
        case .passed: 0
        case .invalid: 1
        case .inconclusive: 2
        case .failed: 3
        }
    }
}

extension Verdict: Comparable {
    /// Whether the left verdict is the better one.
    public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }
}
