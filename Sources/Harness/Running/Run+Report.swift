import Evidence
import LoadGen
import Quantities
import Reporting
import Verifier

extension Run {
    /// Closes the history, judges, and writes every report.
    func report(_ connected: Connected) -> RunResult {
        let now = connected.start.offset(of: environment.time.now())
        if environment.interruptions() > 0 { connected.recorder.noteInterruption(at: now) }
        let judgement = connected.recorder.finish()
        var result = RunResult(
            judgement: judgement,
            folder: connected.prepared.folder,
            files: [],
            fileError: connected.recorder.fileError,
            isAborted: environment.interruptions() > 1
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
