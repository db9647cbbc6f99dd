/// The results as text: the table for the terminal and the page that is kept.
struct ResultsPage {
    private let rows: [[String]]
    private let rounds: Int

    /// Whether every bar was reached.
    let isPassed: Bool

    /// Judges all figures.
    init(_ figures: [Figure] = Figures.all, samples: Samples) {
        let results = figures.map { FigureResult($0, samples) }
        rows = zip(figures, results).map(Self.row)
        rounds = samples.rounds
        isPassed = !results.isEmpty && results.allSatisfy(\.isAcceptable)
    }

    /// The table in columns of equal width, the last one ragged.
    var table: String {
        let lines = [Self.heading] + rows
        let widths = Self.heading.indices.dropLast().map { column in
            lines.map { $0[column].count }.max() ?? 0
        }
        return lines.map { line in
            zip(line, widths)
                .map { text, width in text + String(repeating: " ", count: width + 2 - text.count) }
                .joined() + (line.last ?? "")
        }
        .joined(separator: "\n") + "\n"
    }

    /// The page in Markdown.
    ///
    /// - Parameters:
    ///   - machine: Cores, processor and kernel.
    ///   - date: The day, as `2026-11-23`.
    ///   - command: How to measure again.
    /// - Returns: The whole file.
    func markdown(machine: String, date: String, command: String) -> String {
        let rule = Self.heading.map { _ in "---" }
        let table = ([Self.heading, rule] + rows)
            .map { "| \($0.joined(separator: " | ")) |" }
            .joined(separator: "\n")
        return """
            # Results

            Written by `\(command)` on \(date): \(machine).
            Each value is the median of up to \(rounds) rounds, each ratio the median of the \
            rounds' ratios.
            Ratios are what counts: both sides were measured in the same run. `README.md` says what \
            each line means.

            \(table)

            """
    }

    private static let heading = ["figure", "measured", "against", "ratio", "bar", "result"]

    private static func row(_ figure: Figure, _ result: FigureResult) -> [String] {
        let reference = result.reference.map { figure.unit.text(of: $0) + ", " } ?? ""
        return [
            figure.title,
            result.value.map(figure.unit.text(of:)) ?? "-",
            reference + figure.referenceTitle,
            result.ratio.map { Unit.decimal($0, places: $0 < 0.1 ? 4 : 2) + "×" } ?? "-",
            bar(of: figure),
            result.mark.rawValue,
        ]
    }

    private static func bar(of figure: Figure) -> String {
        let (bar, aim): (String, (Double) -> String) =
            switch figure.bar {
            case nil: ("none", ratio)
            case .ratio(let limit): ("≤ \(ratio(limit))", ratio)
            case .below(let limit): ("< \(figure.unit.text(of: limit))", figure.unit.text(of:))
            case .atMost(let limit): ("≤ \(figure.unit.text(of: limit))", figure.unit.text(of:))
            }
        return figure.aim.map { "\(bar), aim \(aim($0))" } ?? bar
    }

    /// A ratio that somebody chose: as few decimals as it has, three at most.
    private static func ratio(_ value: Double) -> String {
        var text = Unit.decimal(value, places: 3)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text + "×"
    }
}
