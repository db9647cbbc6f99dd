import Messaging
import Quantities

/// When a loop that keeps time by a quantum sends: in rounds, a quantum apart.
///
/// What came due by the beginning of a round leaves in it, however many steps that takes, so that
/// each connection is written to once a round. A loop that works for most of the quantum takes
/// longer rounds instead: more messages share a write and each costs less, until a third of the time
/// is left (decision 14). A loop without a quantum sends whatever is due, whenever it is called.
struct SendingRounds: Sendable {
    /// A round lasts at most so many quanta: the machine's own stalls are no work.
    private static let mostQuanta: Int64 = 8

    private let quantum: Nanoseconds
    /// When the round that is going on began.
    private var beginning: MonotonicInstant?
    /// What the loop had worked in all when the last round ended.
    private var workedBefore = Nanoseconds.zero

    /// Before this no round begins.
    private(set) var next = MonotonicInstant(nanoseconds: .min)

    /// Creates the rounds of a loop that keeps time by `quantum`.
    init(quantum: Nanoseconds) {
        self.quantum = quantum
    }

    /// Up to when slots must be due to leave now; nil where it is too early for a round.
    mutating func horizon(at now: MonotonicInstant) -> MonotonicInstant? {
        if let beginning { return beginning }
        guard now >= next else { return nil }
        beginning = now
        return now
    }

    /// Ends the round that is going on, whose last step was called at `time`.
    mutating func end(at time: LoopTime) {
        guard let beginning else { return }
        self.beginning = nil
        let work = time.worked - workedBefore
        workedBefore = time.worked
        let length = Nanoseconds(work.count + work.count / 2)
        let longest = Nanoseconds(quantum.count * Self.mostQuanta)
        next = beginning + min(max(length, quantum), longest)
    }
}
