import Evidence
import LoadGen
import Quantities
import Synchronization

/// How long after their intended time messages left.
///
/// A class because the task on its loop's thread and the command share it.
final class SendLag: Sendable {
    private let shared = Mutex(LatencyHistogram())

    /// Every message's lag so far.
    var histogram: LatencyHistogram { shared.withLock { $0 } }

    /// Adds those of a batch.
    func add(_ records: [Record], of plan: LoadPlan) {
        shared.withLock { histogram in
            for case .sent(let sent) in records {
                let intended = plan.intended(publisher: sent.publisher, sequence: sent.sequence)
                histogram.record(sent.sent - intended)
            }
        }
    }
}
