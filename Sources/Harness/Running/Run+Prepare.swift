import Evidence
import Glibc
import Messaging
import Reporting
import Scenarios
import Verifier

extension Run {
    /// A run whose folder is there and whose history has begun.
    struct Prepared {
        let folder: ReportFolder
        let recorder: EvidenceRecorder
        /// What the clients show to be let in.
        let credentials: any ClientCredentials
        let start = ScheduleStart()

        /// Takes everything back: a run that never began leaves nothing.
        func discard() {
            _ = unlink(folder.file(HistoryFormat.fileName))
            folder.removeIfEmpty()
        }
    }

    /// Finds out whether the graph can be judged, the machine has room for all connections, their
    /// credentials are there and the evidence can be kept, before anything is sent.
    func prepare() throws(RunFailure) -> Prepared {
        let shortfalls = Self.shortfalls(
            of: environment.connector.capabilities,
            for: request.scenario
        )
        guard shortfalls.isEmpty else { throw .notPossible(shortfalls) }
        let judge: Judge
        do throws(OracleError) {
            judge = try Judge(scenario: request.scenario, plan: plan)
        } catch {
            throw .notJudgeable(error)
        }
        let needs = ConnectionNeeds(
            request.scenario,
            over: environment.connector.capabilities,
            loops: shards + 1,
            isSandbox: environment.machine.holdsSandbox
        )
        if let failure = needs.failure(on: environment.machine) { throw failure }
        let credentials: any ClientCredentials
        do throws(TransportError) {
            credentials = try environment.credentials(request.scenario.target)
        } catch {
            throw .credentialsUnusable(error)
        }
        do throws(FileError) {
            let folder = try ReportFolder(
                in: request.reports,
                name: Report.folderName(of: request.header)
            )
            do throws(FileError) {
                let recorder = try EvidenceRecorder(
                    judge: judge,
                    header: request.header,
                    folder: folder
                )
                return Prepared(folder: folder, recorder: recorder, credentials: credentials)
            } catch {
                _ = unlink(folder.file(HistoryFormat.fileName))
                folder.removeIfEmpty()
                throw error
            }
        } catch {
            throw .reportsNotWritable(error)
        }
    }
}
