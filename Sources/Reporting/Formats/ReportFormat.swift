/// A way to write a report down.
public protocol ReportFormat: Sendable {
    /// The name of the kind, such as `json`.
    static var kind: String { get }

    /// The name of its file in a report folder.
    static var fileName: String { get }

    /// Writes a report: the same report gives the same text, ending with a line feed.
    func render(_ report: Report) -> String
}
