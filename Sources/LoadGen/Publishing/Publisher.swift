import Evidence
import Messaging
import Quantities

/// One publisher's place in its schedule, and what stands in its way.
struct Publisher: Sendable {
    /// How its connection stands.
    enum Connection: Sendable {
        /// Not asked for, or not answered yet.
        case pending
        /// Open.
        case open
        /// Ended, or never made; it will not be opened again.
        case ended
    }

    /// Its number in the run.
    let number: UInt32
    /// How hard it tries.
    let quality: QualityOfService
    /// How long after its intended time a message may still leave.
    let maximumLag: Nanoseconds
    /// How many slots it has; lowered when the schedule is stopped.
    var slotCount: UInt64
    /// The next slot to decide.
    var next: UInt64 = 0
    /// When the next slot is due.
    var due = MonotonicInstant.distantFuture
    /// How its connection stands.
    var connection = Connection.pending
    /// Whether a publish was turned away and its end has not been announced.
    var isBlocked = false
    /// How many acknowledgements it awaits.
    var outstanding = 0
    /// Whether it was counted as finished.
    var isFinished = false
    /// The last timestamp it sent.
    var timestamp = HybridTimestamp.none

    private var obstacle = SendDelay.generator
    private var obstacleEnd = MonotonicInstant(nanoseconds: .min)

    init(number: UInt32, plan: LoadPlan) {
        self.number = number
        quality = plan.quality(of: number)
        maximumLag = plan.maximumLag(of: number)
        slotCount = plan.slotCount(of: number)
    }

    /// Whether every slot is decided.
    var hasNoSlots: Bool { next == slotCount }

    /// The first instant at which the next slot is too late to be sent.
    var expiry: MonotonicInstant { due + maximumLag + Nanoseconds(1) }

    /// What delays a slot due at `due`: whatever stood in the way when it was, or stands there now.
    var delay: SendDelay { due <= obstacleEnd ? obstacle : .generator }

    /// Works out when the next slot is due; never, when there is none.
    mutating func plan(by plan: LoadPlan, from origin: MonotonicInstant) {
        due =
            hasNoSlots
            ? .distantFuture : origin + plan.intended(publisher: number, sequence: next)
    }

    /// From here on something stands in the way, until ``clear(at:)``.
    mutating func obstruct(_ cause: SendDelay) {
        obstacle = cause
        obstacleEnd = .distantFuture
    }

    /// Nothing stands in the way of slots that come due after `instant`.
    mutating func clear(at instant: MonotonicInstant) {
        isBlocked = false
        guard obstacleEnd == .distantFuture else { return }
        obstacleEnd = instant
    }
}
