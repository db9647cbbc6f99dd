/// A table in GitHub's flavour of Markdown, its columns padded so that the source reads well too.
struct MarkdownTable {
    /// A column's title and side.
    struct Column {
        var title: String
        var isNumeric: Bool

        /// A column of text, or of numbers that line up at the right.
        init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }
    }

    /// The columns from left to right.
    var columns: [Column]
    /// The rows from top to bottom; their cells are already Markdown.
    var rows: [[String]] = []

    /// Creates a table without rows.
    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// The table, a line feed after each line.
    var text: String {
        let titles = columns.map(\.title)
        let widths = columns.indices.map { index in
            max(3, ([titles] + rows).map { $0[index].count }.max() ?? 0)
        }
        let rule = zip(columns, widths).map { column, width in
            column.isNumeric
                ? String(repeating: "-", count: width - 1) + ":"
                : String(repeating: "-", count: width)
        }
        return ([titles, rule] + rows).map { cells in
            let padded = columns.indices.map { index in
                let padding = String(repeating: " ", count: widths[index] - cells[index].count)
                return columns[index].isNumeric ? padding + cells[index] : cells[index] + padding
            }
            return "| " + padded.joined(separator: " | ") + " |\n"
        }
        .joined()
    }
}
