import Verifier

extension HealthyRun {
    /// Makes sure that the judge has done its work: a figure for records it refused says nothing.
    ///
    /// - Parameters:
    ///   - judge: After all records of the run.
    ///   - messages: How many there were.
    /// - Throws: ``BenchmarkError`` where the judge's counts are not those of a healthy run.
    static func check(_ judge: Judge, judged messages: Int) throws(BenchmarkError) {
        let progress = judge.progress
        let isHealthy =
            progress.sent == messages && progress.acknowledged == messages
            && progress.delivered + progress.withheld == messages
            && progress.delivered > 0 && progress.withheld > 0
            && progress.lost == 0 && progress.leaked == 0 && judge.isComplete
        guard isHealthy else {
            throw BenchmarkError("the judge does not find the healthy run healthy: \(progress)")
        }
    }
}
