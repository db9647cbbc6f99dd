import Quantities
import Scenarios
import Verifier

/// The report for programs: everything that the other formats say, and more.
///
/// Names and units of its fields are a contract, written down in `docs/report-format.md`. The
/// order of fields never changes within a version.
public struct JSONReport: ReportFormat {
    /// The name of the kind.
    public static let kind = "json"

    /// The name of its file.
    public static let fileName = "report.json"

    /// The version of the fields: it grows when one is renamed, removed or changes its meaning,
    /// not when one is added.
    public static let formatVersion: UInt64 = 1

    /// Creates the format.
    public init() {}

    /// Writes a report as one JSON object.
    public func render(_ report: Report) -> String {
        JSONWriter.document(.object(Self.document(of: report)))
    }

    /// The whole document.
    static func document(of report: Report) -> JSONObject {
        let judgement = report.judgement
        var document = JSONObject()
        document.add("formatVersion", count: formatVersion)
        document.add("verdict", text: judgement.verdict.rawValue)
        document.add("reason", text: judgement.reason)
        document.add("run", object: run(report))
        document.add("thresholds", .array(judgement.thresholds.map { .object(threshold($0)) }))
        document.add("checks", .array(judgement.findings.map { .object(check($0)) }))
        document.add("ledger", object: ledger(judgement.counts))
        if let input = judgement.input { document.add("input", object: Self.input(input)) }
        if let windows = judgement.windows {
            document.add("windows", object: Self.windows(windows))
        }
        if let throttles = judgement.throttles {
            document.add("throttles", .array(throttles.map { .object(throttle($0)) }))
        }
        if let poison = judgement.poison {
            document.add("poison", .array(poison.map { .object(Self.poison($0)) }))
        }
        if let unplaced = judgement.unplaced { document.add("unplaced", count: unplaced) }
        document.add("reordering", object: reordering(judgement.counts))
        document.add("measured", object: measured(report))
        document.add(
            "latency",
            object: latency(judgement.latencies, watchingInput: judgement.input != nil)
        )
        document.add("connections", object: connections(judgement))
        document.add("generator", object: generator(judgement))
        document.add("broker", report.broker.map { .object(broker($0)) } ?? .null)
        document.add("failures", .array(judgement.failures.map { .object(failure($0)) }))
        if judgement.windows != nil {
            let failures = judgement.windowFailures.map { JSONValue.object(windowFailure($0)) }
            document.add("windowFailures", .array(failures))
        }
        document.add("incidents", .array(judgement.incidents.map { .object(incident($0)) }))
        return document
    }

    private static func threshold(_ result: ThresholdResult) -> JSONObject {
        var object = JSONObject()
        object.add("expression", text: result.expression)
        switch result.actual {
        case .count(let count):
            object.add("actual", .unsigned(count))
            object.add("unit", text: "messages")
        case .times(let count):
            object.add("actual", .unsigned(count))
            object.add("unit", text: "times")
        case .duration(let length):
            object.add("actual", .number(length.microseconds))
            object.add("unit", text: "microseconds")
        case nil:
            object.add("actual", .null)
        }
        object.add("verdict", text: result.verdict.rawValue)
        object.add("sentence", text: result.sentence)
        return object
    }

    private static func check(_ finding: Finding) -> JSONObject {
        var object = JSONObject()
        object.add("name", text: finding.check)
        object.add("verdict", text: finding.verdict.rawValue)
        object.add("sentence", text: finding.sentence)
        object.add("details", .strings(finding.details))
        return object
    }

    private static func failure(_ failure: Failure) -> JSONObject {
        var object = JSONObject()
        object.add("class", text: failure.kind.rawValue)
        object.add("publisher", count: failure.publisher)
        object.add("sequence", count: failure.sequence)
        object.add("value", failure.value.flatMap { $0.isFinite ? .number($0) : nil })
        object.add("payload", text: failure.payload)
        object.add("receivedPayload", text: failure.receivedPayload)
        if failure.receivedTopic != nil {
            object.add("topic", text: failure.topic)
            object.add("receivedTopic", text: failure.receivedTopic)
        }
        object.add("intendedSeconds", seconds(failure.intended))
        object.add("sentSeconds", seconds(failure.sent))
        object.add("acknowledgedSeconds", seconds(failure.acknowledged))
        object.add("receivedSeconds", seconds(failure.received))
        object.add("seenOnInput", failure.isSeenOnInput.map { .boolean($0) })
        return object
    }

    private static func incident(_ incident: Incident) -> JSONObject {
        var object = JSONObject()
        object.add("atSeconds", seconds(incident.at))
        object.add("sentence", text: incident.sentence)
        return object
    }

    /// A moment or a length in seconds; nil when it is not known.
    static func seconds(_ length: Nanoseconds?) -> JSONValue? {
        length.map { .number($0.seconds) }
    }
}
