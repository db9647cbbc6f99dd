/// One question that every run is asked.
///
/// To add one: a file, a line in ``Checks/all``, and a planted fault that this check, and only it,
/// fails.
protocol Check: Sendable {
    /// Its name in reports, such as `no-loss`.
    static var kind: String { get }

    /// Whether the question makes sense of this run; it does unless the check says otherwise.
    func isAsked(_ facts: RunFacts) -> Bool

    /// What the run's facts come to.
    func conclude(_ facts: RunFacts) -> Finding
}

extension Check {
    func isAsked(_ facts: RunFacts) -> Bool { true }

    /// A finding of this check.
    func finding(_ verdict: Verdict, _ sentence: String, details: [String] = []) -> Finding {
        Finding(check: Self.kind, verdict: verdict, sentence: sentence, details: details)
    }
}
