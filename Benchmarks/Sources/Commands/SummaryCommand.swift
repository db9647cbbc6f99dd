import ArgumentParser
import FoundationEssentials

/// Says what the measured numbers come to; fails when a bar is missed.
struct SummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Print the figures, write them to a page, and exit 1 when a bar is missed."
    )

    @Argument(help: "The file of samples: a series' name and a value on each line.")
    var samples: String

    @Option(help: "The page to write.")
    var output: String

    @Option(help: "Cores, processor and kernel, in words.")
    var machine: String

    @Option(help: "The day of the measurement.")
    var date: String

    func run() throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: samples)), as: UTF8.self)
        let page = ResultsPage(samples: try Samples(text))
        print(page.table, terminator: "")
        let markdown = page.markdown(machine: machine, date: date, command: "make bench")
        try Data(markdown.utf8).write(to: URL(filePath: output))
        guard page.isPassed else { throw ExitCode.failure }
    }
}
