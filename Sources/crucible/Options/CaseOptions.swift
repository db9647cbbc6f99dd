import ArgumentParser
import Harness
import Inquiry
import Quantities
import Reporting
import Scenarios
import Verifier

/// Which tests are run, where their inputs go, and where their results.
struct CaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only tests with this text in their name or path.", valueName: "text")
    )
    var filter: String?

    @Option(
        help: ArgumentHelp("Write the results as JUnit to this file.", valueName: "file"),
        completion: .file()
    )
    var junit: String?

    @Option(
        name: .customLong("json-topic"),
        help: ArgumentHelp(
            "The topic that .json inputs go to; without it probe/1 if the graph takes that, else "
                + "the graph's input.",
            valueName: "topic"
        )
    )
    var jsonTopic: String?

    @Option(
        name: .customLong("raw-topic"),
        help: ArgumentHelp(
            "The topic that .raw inputs go to; without it snapshot_simulation if the graph takes "
                + "that, else the graph's input.",
            valueName: "topic"
        )
    )
    var rawTopic: String?

    /// Reads the tests that are to be run; mistakes are printed and end the command.
    func read(_ paths: [String], for scenario: Scenario) throws -> [TestCase] {
        let usual = TestFiles.Topics(scenario.flow)
        let topics = TestFiles.Topics(json: jsonTopic ?? usual.json, raw: rawTopic ?? usual.raw)
        let tests: [TestCase]
        do throws(ScenarioErrors) {
            tests = try TestFiles.read(paths, topics: topics)
        } catch {
            Console.note(error.description)
            throw ExitStatus.usage.code
        }
        guard let filter else { return tests }
        let chosen = tests.filter { $0.name.contains(filter) || $0.file.contains(filter) }
        guard chosen.isEmpty else { return chosen }
        Console.note(
            "error: --filter \(filter): none of \(tests.count) tests has that in its name or path"
                + "\n  hint: leave --filter out to run them all"
        )
        throw ExitStatus.usage.code
    }

    /// Prints the results and writes them where they were asked for.
    ///
    /// - Parameters:
    ///   - results: How the tests ended that have.
    ///   - tests: All that were to be run.
    ///   - began: When the first began.
    /// - Returns: The exit code they deserve.
    func tell(
        _ results: [CaseResult],
        of tests: [TestCase],
        _ began: WallClockInstant
    ) -> ExitStatus {
        let report = CasesReport(results, of: tests.count)
        for line in report.lines { Console.print(line) }
        if let junit {
            let cases = results.map { Self.junitCase($0) }
            let suite = JUnitSuite(name: "tests", started: began, cases: cases)
            do throws(FileError) {
                try WholeFile.write(Array(suite.document.utf8), to: junit)
            } catch {
                Console.note("error: \(error)\n  hint: \(error.hint)")
                return report.verdict == .failed ? .failed : .inconclusive
            }
        }
        return switch report.verdict {
        case .passed: .passed
        case .failed: .failed
        case .inconclusive: results.count < tests.count ? .interrupted : .inconclusive
        }
    }

    private static func junitCase(_ result: CaseResult) -> JUnitSuite.Case {
        let verdict: Verdict =
            switch result.verdict {
            case .passed: .passed
            case .failed: .failed
            case .inconclusive: .inconclusive
            }
        return JUnitSuite.Case(
            group: "tests",
            name: result.name,
            verdict: verdict,
            reason: result.reason,
            took: result.took
        )
    }
}
