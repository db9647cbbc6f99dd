import Evidence
import LoadGen
import Quantities
import Reporting
import Verifier

extension Run {
    /// Closes the history, judges, and writes every report.
    func report(_ connected: Connected, isAborted: Bool) -> RunResult {
        let judged = connected.recorder.finish()
        let judgement = judged.allowing(
            for: connected.recorder.fileError.map { "the evidence could not be kept: \($0)" }
        )
        var result = RunResult(
            judgement: judgement,
            folder: connected.prepared.folder,
            files: [],
            fileError: connected.recorder.fileError,
            isAborted: isAborted
        )
        let report = Report(
            header: request.header,
            scenario: request.scenario,
            broker: connected.broker,
            judgement: judgement,
            history: result.fileError == nil ? .complete : .cutShort(incompleteBytes: 0)
        )
        do throws(FileError) {
            result.files = try ReportWriter.write(report, to: connected.prepared.folder)
        } catch {
            result.fileError = result.fileError ?? error
        }
        return result
    }
}
