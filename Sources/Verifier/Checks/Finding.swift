/// What one check found out about a run.
public struct Finding: Hashable, Sendable {
    /// The check's kind, such as `no-loss`.
    public var check: String
    /// What it comes to.
    public var verdict: Verdict
    /// The finding for people: one sentence with its counts, no full stop at the end.
    public var sentence: String
    /// More for who wants to know, a sentence each.
    public var details: [String]

    /// Creates a finding.
    public init(check: String, verdict: Verdict, sentence: String, details: [String] = []) {
        self.check = check
        self.verdict = verdict
        self.sentence = sentence
        self.details = details
    }
}
