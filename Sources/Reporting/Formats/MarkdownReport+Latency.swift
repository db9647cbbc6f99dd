import Quantities
import Scenarios
import Verifier

extension MarkdownReport {
    /// The latencies of the measurement window.
    static func latency(of report: Report) -> String {
        let latencies = report.judgement.latencies
        let rows = LatencyStage.ofMessages
            .filter { report.judgement.input != nil || !$0.needsInput }
            .map { (title($0), latencies[$0]) }
        let window = Readable.seconds(report.scenario.phases.measure)
        let measured = report.judgement.measured
        return """
            ## Latency

            \(table(rows))
            Of messages intended in the measurement window of \(window): \
            \(Readable.number(measured.sent)) sent, \(Readable.number(measured.delivered)) \
            delivered.\(caveats(rows.map(\.1)))

            """
    }

    /// How the generator itself did.
    static func generator(of judgement: Judgement) -> String {
        let health = judgement.generator
        let rows = [
            ("the generator's own", judgement.latencies.generatorLag),
            ("the broker's flow control", judgement.latencies.quotaLag),
            ("no connection", judgement.latencies.connectionLag),
        ]
        var facts = ["Longest gap of an event loop \(Readable.length(health.longestGap))"]
        if let share = health.processorShareThousandths {
            facts.append("\(Readable.share(thousandths: share)) of the processors' time")
        }
        if health.strain.busiestLoopThousandths > 0 {
            let share = Readable.share(thousandths: health.strain.busiestLoopThousandths)
            facts.append("\(share) of a core by the busiest loop")
        }
        if let switches = health.strain.involuntarySwitchesPerSecond {
            facts.append("\(Readable.number(switches)) involuntary switches a second")
        }
        facts.append("\(Readable.bytes(health.peakResidentBytes)) of memory at most")
        facts.append("\(Readable.number(health.largestBacklog)) records waiting at most")
        var text = "## Generator: \(health.validity.rawValue)\n"
        text += notes(health.reasons)
        text += "\n\(facts.joined(separator: ", ")).\n"
        let late = rows.filter { $0.1.count > 0 }
        if !late.isEmpty { text += "\n\(table(late, firstTitle: "Send lag caused by"))" }
        let unsent = [
            ("the generator", health.unsentByGenerator),
            ("the broker's flow control", health.unsentByQuota),
            ("a missing connection", health.unsentByConnection),
        ]
        .filter { $0.1 > 0 }.map { "\(Readable.number($0.1)) because of \($0.0)" }
        if !unsent.isEmpty { text += "\nUnsent: \(unsent.joined(separator: ", ")).\n" }
        return text
    }

    /// Latencies of several kinds, a row each.
    static func table(
        _ rows: [(title: String, histogram: LatencyHistogram)],
        firstTitle: String = "Stage",
        counted: String = "Messages"
    ) -> String {
        let figures = LatencyColumn.all
        var table = MarkdownTable(
            [.init(firstTitle), .init(counted, isNumeric: true)]
                + figures.map { .init($0.title, isNumeric: true) }
        )
        for row in rows {
            table.rows.append(
                [row.title, Readable.number(row.histogram.count)]
                    + figures.map { figure in
                        figure.value(row.histogram).map { Readable.length($0) } ?? "–"
                    }
            )
        }
        return table.text
    }

    /// What to know about the figures of a table; empty when there is nothing.
    static func caveats(_ histograms: [LatencyHistogram]) -> String {
        var text = ""
        let isSparse = histograms.contains { histogram in
            LatencyColumn.all.contains { $0.value(histogram) == nil }
        }
        if isSparse { text += " A dash stands where there are too few samples to say." }
        let negative = histograms.reduce(0) { $0 + $1.negative }
        if negative > 0 {
            text += " \(Readable.number(negative)) latencies were below zero and count as zero: "
            text += "evidence of a clock fault."
        }
        let overflow = histograms.reduce(0) { $0 + $1.overflow }
        if overflow > 0 {
            text += " \(Readable.number(overflow)) latencies were above one hour and count as that."
        }
        return text
    }

    /// A stage's name in words.
    static func title(_ stage: LatencyStage) -> String {
        switch stage {
        case .endToEnd: "**end to end**, from the intended send"
        case .endToEndFromSend: "end to end, from the actual send"
        case .publish: "publish to acknowledgement"
        case .ingress: "send to the graph's input"
        case .graph: "the graph's input to its output"
        case .sendLag: "send lag"
        case .tcpConnect: "TCP connection"
        case .tlsHandshake: "TLS handshake"
        case .mqttConnect: "CONNECT to CONNACK"
        case .subscribe: "SUBSCRIBE to SUBACK"
        case .reauthentication: "AUTH to AUTH, for a new token"
        }
    }
}
