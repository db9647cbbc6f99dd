import Quantities

/// Reads thresholds such as `end_to_end.p99 < 250ms`, `send_lag.max <= 1s` and `lost == 0`.
///
///     threshold  = metric comparison limit
///     metric     = count | stage "." statistic
///     count      = lost, leaked, … | reconnects, renewals, …   (stale_run and staleRun are the same)
///     stage      = end_to_end, publish, send_lag, tls_handshake, …   (or endToEnd, …)
///     statistic  = "max" | "p" percent    (p50, p99, p99.9; p999 is p99.9)
///     comparison = "<" | "<=" | "==" | "!=" | ">=" | ">"
///     limit      = whole number for a count, duration for a stage
enum ThresholdParser {
    static let statistics = ["p50", "p90", "p95", "p99", "p99.9", "max"]

    /// Reads one threshold; the offset of a mistake is that of the offending word.
    static func parse(_ text: String) throws(ValueProblem) -> Threshold {
        var words = Words(text)
        let metric = try metric(words.next(while: Words.isName), in: text)
        let comparison = try comparison(words.next(while: Words.isComparison), in: text)
        let limit = try limit(words.rest(), of: metric, in: text)
        return Threshold(expression: text, metric: metric, comparison: comparison, limit: limit)
    }

    private static func metric(
        _ word: Word,
        in text: String
    ) throws(ValueProblem)
        -> Threshold.Metric
    {
        guard !word.text.isEmpty else {
            throw ValueProblem(
                .malformedValue,
                "threshold \(quoted(text)) names no metric",
                hint: "begin with one, such as lost == 0; available are \(enumerated(metrics))",
                offset: word.offset
            )
        }
        let parts = word.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let stages = LatencyStage.allCases
        if let stage = stages.first(where: { $0.rawValue == name || $0.reportName == name }) {
            let after = word.offset + name.unicodeScalars.count
            guard parts.count == 2, !parts[1].isEmpty else {
                throw ValueProblem(
                    .malformedValue,
                    "\(quoted(name)) in a threshold needs a statistic",
                    hint: "write \(name).p99; available are \(enumerated(statistics))",
                    offset: after
                )
            }
            return try statistic(Word(text: String(parts[1]), offset: after + 1), of: stage)
        }
        guard let known = count(name) else {
            let nearest = NearestWord.nearest(to: name, among: metrics)
            let meant = nearest.map { "did you mean \(quoted($0))? " } ?? ""
            throw ValueProblem(
                .unknownKind,
                "there is no metric \(quoted(name))",
                hint: "\(meant)Available are \(enumerated(metrics))",
                offset: word.offset
            )
        }
        guard parts.count == 1 else {
            throw ValueProblem(
                .malformedValue,
                "\(quoted(name)) is a count of \(counted(by: known)) and has no \(quoted(parts[1]))",
                hint: "write \(name) alone, such as \(name) == 0",
                offset: word.offset + name.unicodeScalars.count
            )
        }
        return known
    }

    /// The count of that name, whether of messages or of connections.
    private static func count(_ name: String) -> Threshold.Metric? {
        let wanted = folded(name)
        if let count = LedgerCount.allCases.first(where: { folded($0.rawValue) == wanted }) {
            return .count(count)
        }
        return ConnectionCount.allCases.first { folded($0.rawValue) == wanted }
            .map { .connections($0) }
    }

    /// What a metric counts, in the plural; a latency is a length of time.
    private static func counted(by metric: Threshold.Metric) -> String {
        switch metric {
        case .count: "messages"
        case .connections(let count): count.noun
        case .percentile, .maximum: "nanoseconds"
        }
    }

    private static func statistic(
        _ word: Word,
        of stage: LatencyStage
    ) throws(ValueProblem) -> Threshold.Metric {
        if word.text == "max" { return .maximum(stage) }
        if let percentile = percentile(word.text) { return .percentile(stage, percentile) }
        let nearest = NearestWord.nearest(to: word.text, among: statistics)
        let meant = nearest.map { "did you mean \(quoted($0))? " } ?? ""
        throw ValueProblem(
            .unknownKind,
            "there is no statistic \(quoted(word.text)) of \(stage.rawValue)",
            hint: "\(meant)Available are \(enumerated(statistics)), and any other percentile with"
                + " at most 3 decimals",
            offset: word.offset
        )
    }

    /// The percentile of `p99`, `p99.9` or `p999`; nil for anything else.
    private static func percentile(_ text: String) -> Percentile? {
        guard text.first == "p" else { return nil }
        let digits = text.dropFirst()
        let isNines = digits.count > 2 && digits.allSatisfy { $0 == "9" }
        let number = isNines ? "\(digits.prefix(2)).\(digits.dropFirst(2))" : String(digits)
        guard let thousandths = DecimalNumber(number)?.scaled(byDigits: 3) else { return nil }
        return Int(exactly: thousandths).flatMap { Percentile(thousandths: $0) }
    }

    private static func comparison(
        _ word: Word,
        in text: String
    ) throws(ValueProblem) -> Threshold.Comparison {
        if let comparison = Threshold.Comparison(rawValue: word.text) { return comparison }
        let known = enumerated(Threshold.Comparison.allCases.map(\.rawValue))
        let found = word.text.isEmpty ? "nothing" : quoted(word.text)
        let meant = word.text == "=" ? "did you mean ==? " : ""
        throw ValueProblem(
            .malformedValue,
            "threshold \(quoted(text)) has \(found) where a comparison belongs",
            hint: "\(meant)Available are \(known)",
            offset: word.offset
        )
    }

    private static func limit(
        _ word: Word,
        of metric: Threshold.Metric,
        in text: String
    ) throws(ValueProblem) -> Threshold.Limit {
        let number = DecimalNumber(word.text)
        if metric.isLatency {
            guard number == nil else {
                throw ValueProblem(
                    .wrongType,
                    "limit \(quoted(word.text)) has no unit of time, but the metric is a latency",
                    hint: "add a unit, such as \(word.text)ms",
                    offset: word.offset
                )
            }
            do {
                return .duration(try DurationGrammar.read(word.text))
            } catch {
                throw moved(error, by: word.offset)
            }
        }
        if let messages = number?.scaled(byDigits: 0) { return .count(messages) }
        let isDuration = (try? DurationGrammar.read(word.text)) != nil
        throw ValueProblem(
            isDuration || word.text.hasSuffix("%") ? .wrongType : .malformedValue,
            "limit \(quoted(word.text)) is not a number of \(counted(by: metric)), which the metric"
                + " counts",
            hint: "write a whole number without a unit, such as 0",
            offset: word.offset
        )
    }

    private static func moved(_ problem: ValueProblem, by offset: Int) -> ValueProblem {
        var problem = problem
        problem.offset += offset
        return problem
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0 != "_" }
    }

    private static let metrics =
        LatencyStage.allCases.map(\.rawValue) + LedgerCount.allCases.map(\.rawValue)
        + ConnectionCount.allCases.map(\.rawValue)
}

extension ThresholdParser {
    /// A part of a threshold and where it begins.
    struct Word: Hashable, Sendable {
        var text: String
        var offset: Int
    }

    /// A threshold's text, taken from the front.
    struct Words {
        private let scalars: [Unicode.Scalar]
        private var position = 0

        init(_ text: String) {
            scalars = Array(text.unicodeScalars)
        }

        /// The longest word of such letters after white space; empty if another letter comes first.
        mutating func next(while isPart: (Unicode.Scalar) -> Bool) -> Word {
            skipSpace()
            let start = position
            while position < scalars.count, isPart(scalars[position]) { position += 1 }
            return word(from: start, to: position)
        }

        /// What is left, without white space around it.
        mutating func rest() -> Word {
            skipSpace()
            var end = scalars.count
            while end > position, scalars[end - 1] == " " { end -= 1 }
            return word(from: position, to: end)
        }

        private mutating func skipSpace() {
            while position < scalars.count, scalars[position] == " " { position += 1 }
        }

        private func word(from start: Int, to end: Int) -> Word {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<end])
            return Word(text: String(view), offset: start)
        }

        static func isName(_ scalar: Unicode.Scalar) -> Bool {
            !isComparison(scalar) && scalar != " "
        }

        static func isComparison(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "<" || scalar == ">" || scalar == "=" || scalar == "!"
        }
    }
}
