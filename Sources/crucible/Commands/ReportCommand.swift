import ArgumentParser
import Harness

/// `crucible report`: makes the reports of a run again from its history.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Judge a run again from its history and write its reports again."
    )

    @Argument(help: "The run's folder below reports/.", completion: .directory)
    var folder: String

    func run() throws {
        let folder = ReportFolder(path: folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
        let replay: Replay
        let files: [String]
        do throws(ReplayFailure) {
            replay = try Replay(folder)
            files = try replay.write()
        } catch {
            // What is wrong inside a file says so itself, behind the place.
            switch error {
            case .history, .scenario: Console.note("\(error)")
            case .file, .empty, .notJudgeable: Console.note("error: \(error)")
            }
            throw ExitStatus.usage.code
        }
        if let warning = replay.warning { Console.note("warning: \(warning)") }
        Outcome.tell(replay.judgement, folder: folder, files: files)
        throw Outcome.status(of: replay.judgement).code
    }
}
