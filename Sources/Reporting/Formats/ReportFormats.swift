/// All ways to write a report down.
public enum ReportFormats {
    /// One of each kind.
    public static let all: [any ReportFormat] = [
        JSONReport(),
        MarkdownReport(),
        JUnitReport(),
    ]

    /// The files of a report by name, in the order of ``all``.
    public static func files(of report: Report) -> [(name: String, text: String)] {
        all.map { (type(of: $0).fileName, $0.render(report)) }
    }
}
