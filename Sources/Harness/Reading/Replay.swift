import Evidence
import Glibc
import LoadGen
import Quantities
import Reporting
import Scenarios
public import Verifier

/// Makes the reports of a run again from its history, byte for byte.
///
/// The records go to the same judge that judged the live run, in the same order.
public struct Replay {
    /// What the evidence amounts to.
    public let judgement: Judgement
    private let report: Report
    private let folder: ReportFolder

    /// Reads the history in `folder` and judges it.
    ///
    /// Costs memory for one block of the history and the judge's own, whatever the history's length.
    ///
    /// - Parameter folder: A run's report folder.
    /// - Throws: Why there is no report.
    public init(_ folder: ReportFolder) throws(ReplayFailure) {
        self.folder = folder
        var history = HistoryFile(path: folder.file(HistoryFormat.fileName))
        var header: RunHeader?
        var broker: BrokerFacts?
        var scenario: Scenario?
        var judge: Judge?
        while let block = try history.next() {
            switch block {
            case .header(let found):
                header = found
                let read = try Self.scenario(in: found)
                scenario = read
                judge = try Self.judge(of: read)
            case .broker(let facts): broker = facts
            case .records(let records):
                judge?.apply(records)
            case .end: break
            }
        }
        guard let header, let scenario, var judge else {
            throw .empty(path: folder.file(HistoryFormat.fileName))
        }
        judgement = judge.finish(cores: Double(header.host.cores))
            .allowing(for: history.ending.warning)
        report = Report(
            header: header,
            scenario: scenario,
            broker: broker,
            judgement: judgement,
            history: history.ending
        )
    }

    /// What is missing at the end of the history; nil when it is whole.
    public var warning: String? { report.history.warning }

    /// Writes every report into the folder, replacing those that are there.
    ///
    /// - Returns: The names of the files.
    /// - Throws: The first file that could not be written.
    public func write() throws(ReplayFailure) -> [String] {
        do throws(FileError) {
            return try ReportWriter.write(report, to: folder)
        } catch {
            throw .file(error)
        }
    }

    private static func scenario(in header: RunHeader) throws(ReplayFailure) -> Scenario {
        let files = [header.scenarioFile] + header.furtherFiles
        do throws(ScenarioErrors) {
            return try ScenarioReader.read(
                files: files.map { SourceText(path: $0.path, text: $0.text) },
                overrides: KeptOverrides.overrides(from: header.overrides)
            ).scenario
        } catch {
            throw .scenario(error)
        }
    }

    private static func judge(of scenario: Scenario) throws(ReplayFailure) -> Judge {
        do throws(OracleError) {
            return try Judge(scenario: scenario, plan: LoadPlan(scenario))
        } catch {
            throw .notJudgeable(error)
        }
    }
}
