import Harness
import Verifier

/// What a command tells at its end, and the exit code that goes with it.
enum Outcome {
    /// Prints the verdict, why, and where everything is.
    static func tell(_ judgement: Judgement, folder: ReportFolder, files: [String]) {
        Console.print("\(judgement.verdict.rawValue.uppercased()): \(judgement.reason)")
        for threshold in judgement.thresholds {
            let verdict = threshold.verdict.rawValue
            Console.print("  \(verdict)  \(threshold.expression)  (\(threshold.actualText))")
        }
        // None are there when the disk is full; what was kept of the history still is.
        Console.print(
            files.isEmpty
                ? "evidence: \(folder.path)/"
                : "reports: \(folder.path)/ (\(files.joined(separator: ", ")))"
        )
    }

    /// The exit code of a verdict.
    static func status(of judgement: Judgement) -> ExitStatus {
        switch judgement.verdict {
        case .passed: .passed
        case .failed: .failed
        case .inconclusive: .inconclusive
        case .invalid: .invalid
        }
    }
}
