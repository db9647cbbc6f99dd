import Evidence
import Quantities
import Scenarios
import Verifier

extension MarkdownReport {
    /// How many lines a table of connections has at most; the others are in `report.json`.
    private static let shownLines = 20

    /// What happened to the run's own connections.
    static func connections(of judgement: Judgement) -> String {
        let rows = LatencyStage.ofConnections.map { (title($0), judgement.latencies[$0]) }
            .filter { $0.1.count > 0 }
        let parts = [
            counts(judgement.connections),
            rows.isEmpty ? "" : table(rows, counted: "Connections"),
            troubles(judgement.connections.troubles),
            renewals(judgement.tokens),
            traffic(judgement.traffic),
        ].filter { !$0.isEmpty }
        guard !parts.isEmpty else { return "" }
        return "## Connections\n\n" + parts.joined(separator: "\n")
    }

    private static func counts(_ tally: ConnectionTally) -> String {
        let counts: [(UInt64, String)] = [
            (tally.firstConnections, "made"), (tally[.disconnects], "ended unasked"),
            (tally[.reconnects], "made again"), (tally[.abandoned], "given up"),
            (tally.sessions.resumed, "with the session kept"),
            (tally[.sessionsLost], "with the session lost"),
            (tally[.reauthentications], "given a new token"),
            (tally[.renewalsRefused], "refused a new token"),
        ]
        let some = counts.filter { $0.0 > 0 }.map { "\(Readable.number($0.0)) \($0.1)" }
        guard !some.isEmpty else { return "" }
        var text = "\(some.joined(separator: ", "))."
        if tally[.resent] > 0 {
            text += " Sent again on resumed sessions: \(Readable.number(tally[.resent]))."
        }
        let outages = tally.outages
        if let longest = outages.longest {
            text += " The longest time without a connection was \(Readable.length(longest)), "
            text += "and the most attempts that one took \(outages.mostAttempts)."
        }
        if outages.unended > 0 {
            text += " \(Readable.number(UInt64(outages.unended))) had no connection in the end."
        }
        return text + "\n"
    }

    private static func troubles(_ troubles: TroubleTally) -> String {
        guard !troubles.all.isEmpty else { return "" }
        var table = MarkdownTable([
            .init("Trouble"), .init("Reason"), .init("Publishers", isNumeric: true),
            .init("Verifier", isNumeric: true), .init("First", isNumeric: true),
            .init("Last", isNumeric: true),
        ])
        table.rows = troubles.all.prefix(shownLines).map { trouble in
            [
                words(trouble.kind), Markdown.escaped(trouble.words),
                Readable.number(trouble.publishers), Readable.number(trouble.verifier),
                Readable.moment(trouble.first), Readable.moment(trouble.last),
            ]
        }
        return table.text
    }

    private static func words(_ kind: ConnectionTrouble.Kind) -> String {
        switch kind {
        case .ended: "ended"
        case .attemptFailed: "not made again"
        case .abandoned: "given up"
        case .renewalRefused: "token not renewed"
        }
    }

    private static func renewals(_ tokens: TokenTally) -> String {
        guard !tokens.renewals.isEmpty else { return "" }
        var table = MarkdownTable([
            .init("New token at", isNumeric: true), .init("Expires", isNumeric: true),
            .init("Taken by", isNumeric: true), .init("Refused", isNumeric: true),
            .init("Slowest", isNumeric: true),
        ])
        table.rows = tokens.renewals.prefix(shownLines).map { renewal in
            [
                Readable.moment(renewal.at), renewal.expires.map { Readable.moment($0) } ?? "–",
                Readable.number(renewal.taken), Readable.number(renewal.refused),
                renewal.slowest.map { Readable.length($0) } ?? "–",
            ]
        }
        let hidden = tokens.renewalCount - min(tokens.renewalCount, UInt64(table.rows.count))
        return table.text
            + (hidden > 0 ? "\n\(Readable.number(hidden)) more renewals are not shown.\n" : "")
    }

    private static func traffic(_ figures: TrafficFigures) -> String {
        let total = figures.total
        guard total != Traffic() else { return "" }
        var text =
            "Sent: \(Readable.number(total.packetsSent)) packets in "
            + "\(Readable.number(total.writes)) writes, \(Readable.bytes(total.bytesSent)). "
            + "Received: \(Readable.number(total.packetsReceived)) packets, "
            + "\(Readable.bytes(total.bytesReceived))."
        if let writes = figures.writesPerMessageThousandths {
            let number = JSONWriter.digits(of: Double(writes) / 1_000)
            text += " Writes per message: \(number)."
        }
        return text + "\n"
    }
}
