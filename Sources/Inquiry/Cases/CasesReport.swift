import Quantities

/// The results of tests, for people.
public struct CasesReport: Hashable, Sendable {
    /// One or two lines a test, and a line that counts them.
    public let lines: [String]
    /// What they came to together: failed before inconclusive before passed.
    public let verdict: CaseResult.Verdict

    /// Tells `results` of `count` tests.
    ///
    /// - Parameters:
    ///   - results: Those that have ended.
    ///   - count: How many there were to run.
    public init(_ results: [CaseResult], of count: Int) {
        func number(_ verdict: CaseResult.Verdict) -> Int {
            results.count { $0.verdict == verdict }
        }
        let width = 12
        var lines = results.flatMap { result -> [String] in
            let word = result.verdict.rawValue
            let padding = String(repeating: " ", count: max(1, width - word.utf8.count + 2))
            let line = "\(word)\(padding)\(Self.seconds(result.took.count)) s  \(result.name)"
            guard result.verdict != .passed else { return [line] }
            return [line, "  \(result.reason)", "  \(result.file)"]
        }
        var summary = "\(count) \(count == 1 ? "test" : "tests"): \(number(.passed)) passed, "
        summary += "\(number(.failed)) failed, \(number(.inconclusive)) inconclusive"
        if results.count < count { summary += ", \(count - results.count) not run" }
        lines.append(summary)
        self.lines = lines
        let isWhole = results.count == count && count > 0
        verdict =
            number(.failed) > 0
            ? .failed : number(.inconclusive) > 0 || !isWhole ? .inconclusive : .passed
    }

    /// Seconds with one decimal, right-aligned in five places.
    private static func seconds(_ nanoseconds: Int64) -> String {
        let tenths = (nanoseconds + 50_000_000) / 100_000_000
        let text = "\(tenths / 10).\(tenths % 10)"
        return String(repeating: " ", count: max(0, 5 - text.utf8.count)) + text
    }
}
