import Evidence
import Quantities
import Reporting
import Scenarios
import Verifier

/// Reports of every verdict, made up by hand: the golden files show them.
enum ReportSamples {
    /// Names of samples and what makes them.
    static let all: [(name: String, report: Report)] = [
        ("passed", passed), ("failed", failed), ("inconclusive", inconclusive),
        ("invalid", invalid), ("interrupted", interrupted),
    ]

    /// A quickstart as it should be.
    static let passed = Report(
        header: header,
        scenario: scenario,
        broker: broker,
        judgement: judgement(.passed, "all 4,166 messages that had to pass came out") { judgement in
            judgement.counts = counts([.delivered: 4_166, .withheld: 8_334])
            judgement.latencies = latencies(scale: 1)
            judgement.findings = [
                Finding(
                    check: "no-loss",
                    verdict: .passed,
                    sentence: "all 4,166 messages that had to pass came out"
                ),
                Finding(
                    check: "no-leaks",
                    verdict: .passed,
                    sentence: "none of 8,334 messages that had to be withheld came out",
                    details: ["a detail that a passed check need not show"]
                ),
            ]
            judgement.thresholds = [
                ThresholdResult(
                    expression: "end_to_end.p99 < 250ms",
                    actual: .duration(.microseconds(4_287)),
                    verdict: .passed,
                    sentence: "4.28 ms is below 250 ms"
                ),
                ThresholdResult(
                    expression: "lost == 0",
                    actual: .count(0),
                    verdict: .passed,
                    sentence: "0 is 0"
                ),
            ]
        }
    )

    /// Loss, leaks and more, with text that is hard to write down.
    static let failed: Report = {
        var report = passed
        report.header.planted = ["drop:1e-3", "leak:<&\"'|`>"]
        report.judgement.verdict = .failed
        report.judgement.reason = "3 of 4,166 messages that had to pass were lost"
        report.judgement.counts = counts([
            .delivered: 4_156, .withheld: 8_333, .lost: 3, .leaked: 1, .corrupted: 7,
        ])
        report.judgement.counts[.duplicated] = 12
        report.judgement.counts[.reordered] = 4
        report.judgement.counts.largestReorderExtent = 1_000
        report.judgement.counts[.foreign] = 2
        report.judgement.findings[0].verdict = .failed
        report.judgement.findings[0].sentence = "3 of 4,166 messages that had to pass were lost"
        report.judgement.findings[0].details = [
            "most of them: publisher 3 <&\"'>\u{1}|` @someone #1"
        ]
        report.judgement.findings[1].verdict = .failed
        report.judgement.findings[1].sentence = "1 message came out that had to be withheld"
        report.judgement.findings[1].details = []
        report.judgement.thresholds[1].actual = .count(3)
        report.judgement.thresholds[1].verdict = .failed
        report.judgement.thresholds[1].sentence = "3 is not 0"
        report.judgement.failures = failures
        report.judgement.incidents = [
            Incident(at: .milliseconds(-3), sentence: "publisher 3 lost its connection: [closed]"),
            Incident(at: .seconds(26), sentence: "the run ended: all phases are over"),
        ]
        return report
    }()

    /// Nothing came out, the history is torn, and nobody connected.
    static let inconclusive: Report = {
        var report = passed
        report.broker = nil
        report.history = .cutShort(incompleteBytes: 17)
        report.header.isSandbox = false
        report.judgement = judgement(
            .inconclusive,
            "nothing came out at all: is the graph deployed, and does it read topic \"raw\"?"
        ) { judgement in
            judgement.counts = counts([.withheld: 12, .indeterminate: 30])
            judgement.counts[.slots] = 12_500
            judgement.findings = [
                Finding(check: "evidence", verdict: .inconclusive, sentence: "nothing came out")
            ]
            judgement.thresholds = [
                ThresholdResult(
                    expression: "end_to_end.p99 < 250ms",
                    actual: nil,
                    verdict: .inconclusive,
                    sentence: "there are too few samples for a p99"
                )
            ]
        }
        return report
    }()

    /// A generator that could not keep up.
    static let invalid: Report = {
        var report = passed
        report.judgement.verdict = .invalid
        report.judgement.reason = "the generator could not keep up: its own lag had a p99 of 81 ms"
        report.judgement.counts[.unsent] = 240
        report.judgement.counts[.slots] += 240
        report.judgement.latencies = latencies(scale: 40)
        report.judgement.generator.validity = .invalid
        report.judgement.generator.reasons = ["its own lag had a p99 of 81 ms", "it slept 62 ms"]
        report.judgement.generator.longestGap = .milliseconds(62)
        report.judgement.generator.unsentByGenerator = 200
        report.judgement.generator.unsentByQuota = 40
        report.judgement.findings.append(
            Finding(
                check: "generator-valid",
                verdict: .invalid,
                sentence: "the generator could not keep up"
            )
        )
        report.judgement.thresholds[0].verdict = .invalid
        report.judgement.thresholds[0].sentence = "not judged: the generator could not keep up"
        return report
    }()
}
