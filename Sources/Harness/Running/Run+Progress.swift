import Quantities
import Scenarios
import Verifier

extension Run {
    /// How far the run is, by what is judged so far.
    func progress(of prepared: Prepared, phase: String, rate: Double) -> RunProgress {
        let phases = request.scenario.phases
        var progress = RunProgress(
            phase: phase,
            total: phases.load + phases.drain,
            targetRate: phase == "drain" ? 0 : targetRate
        )
        let judged = prepared.recorder.judge.progress
        progress.actualRate = rate
        progress.sent = judged.sent
        progress.delivered = judged.delivered
        progress.withheld = judged.withheld
        progress.lost = judged.lost
        progress.leaked = judged.leaked
        progress.p99 = judged.p99
        return progress
    }

    /// Messages a second that all workloads together ask for.
    private var targetRate: Double {
        request.scenario.workloads.reduce(0) { sum, workload in
            switch workload.arrivals {
            case .constant(let rate): sum + rate.perSecond
            }
        }
    }
}
