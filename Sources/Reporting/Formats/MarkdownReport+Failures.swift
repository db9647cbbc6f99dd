import Quantities
import Verifier

extension MarkdownReport {
    /// How many failures of a kind are shown; the others are in `report.json`.
    private static let shownOfEachKind = 10

    /// A moment in the life of a message.
    private struct Moment {
        let name: String
        let of: (Failure) -> Nanoseconds?
    }

    private static var moments: [Moment] {
        [
            Moment(name: "Intended") { $0.intended }, Moment(name: "Sent") { $0.sent },
            Moment(name: "Acknowledged") { $0.acknowledged },
            Moment(name: "Received") { $0.received },
        ]
    }

    private static func moments(of failures: [Failure]) -> [Moment] {
        // A column that nothing is known for says less than none.
        moments.filter { moment in failures.contains { moment.of($0) != nil } }
    }

    /// The first messages that did not end as they must.
    static func failures(of judgement: Judgement) -> String {
        guard !judgement.failures.isEmpty else { return "" }
        let moments = moments(of: judgement.failures)
        let watchesInput = judgement.failures.contains { $0.isSeenOnInput != nil }
        var table = MarkdownTable(
            [
                .init("Failure"), .init("Publisher", isNumeric: true),
                .init("Sequence", isNumeric: true), .init("Value", isNumeric: true),
                .init("Payload"),
            ] + moments.map { .init($0.name, isNumeric: true) }
                + (watchesInput ? [.init("On the input")] : [])
        )
        var hidden = 0
        for kind in Failure.Kind.allCases {
            let failures = judgement.failures.filter { $0.kind == kind }
            table.rows += failures.prefix(shownOfEachKind).map {
                row($0, moments) + (watchesInput ? [seen($0.isSeenOnInput)] : [])
            }
            hidden += max(0, failures.count - shownOfEachKind)
        }
        var text = "## First failures\n\n" + table.text
        text += "\nTimes are after the start of the schedule; a dash stands for what is not known."
        if hidden > 0 { text += " \(hidden) more are in `report.json`." }
        return text + "\n"
    }

    /// What happened to the run as a whole.
    static func incidents(of judgement: Judgement) -> String {
        guard !judgement.incidents.isEmpty else { return "" }
        let lines = judgement.incidents.map { incident in
            "- \(Readable.moment(incident.at)): \(Markdown.escaped(incident.sentence))\n"
        }
        return "## What happened\n\n" + lines.joined()
    }

    private static func row(_ failure: Failure, _ moments: [Moment]) -> [String] {
        var payload = Markdown.code(failure.payload, limit: 80)
        if let received = failure.receivedPayload {
            payload += " → " + (received.isEmpty ? "nothing" : Markdown.code(received, limit: 80))
        }
        if let topic = failure.receivedTopic {
            payload += " on " + Markdown.code(topic, limit: 80) + " instead of "
            payload += failure.topic.map { Markdown.code($0, limit: 80) } ?? "no topic"
        }
        return [
            failure.kind.rawValue,
            String(failure.publisher),
            String(failure.sequence),
            failure.value.map { $0.isFinite ? JSONWriter.digits(of: $0) : $0.description } ?? "–",
            payload,
        ] + moments.map { moment($0.of(failure)) }
    }

    private static func seen(_ isSeen: Bool?) -> String {
        isSeen.map { $0 ? "seen" : "not seen" } ?? "–"
    }

    private static func moment(_ instant: Nanoseconds?) -> String {
        instant.map { Readable.moment($0) } ?? "–"
    }
}
