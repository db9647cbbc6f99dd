import Evidence
import Messaging
import Quantities
import Scenarios

/// One publisher's place in its schedule, and what stands in its way.
struct Publisher: Sendable {
    /// How its connection stands.
    enum Connection: Sendable {
        /// Not asked for yet, or its first attempt is not answered yet.
        case pending
        /// Open.
        case open
        /// Ended, and to be made again: an attempt is due or on its way.
        case waiting
        /// Ended, or never made; it will not be opened again.
        case ended
    }

    /// Its number in the run.
    let number: UInt32
    /// The topic it sends to, in UTF-8.
    let topic: [UInt8]
    /// The user properties of its messages, behind Crucible's own.
    let properties: [UserProperty]
    /// Whether its messages in flight may have to be made again.
    let keepsFlights: Bool
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
    /// Whether a connection is on its way.
    var isOpening = false
    /// Whether it is to show a fresh token when its turn comes.
    var isToRenew = false
    /// Its way back after its connection ended.
    var reconnection: Reconnection
    /// The timestamps of its messages in flight.
    var flights = FlightLog()
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
        topic = Array(plan.topic(of: number).utf8)
        properties = plan.properties(of: number)
        quality = plan.quality(of: number)
        keepsFlights = quality > .atMostOnce && plan.connect.keepsSessions
        maximumLag = plan.maximumLag(of: number)
        slotCount = plan.slotCount(of: number)
        reconnection = Reconnection(plan.connect.reconnect)
    }

    /// Whether every slot is decided.
    var hasNoSlots: Bool { next == slotCount }

    /// The first instant at which the next slot is too late to be sent.
    var expiry: MonotonicInstant { due + maximumLag + Nanoseconds(1) }

    /// What delays a slot due at `due`: whatever stood in the way when it was, or stands there now.
    var delay: SendDelay { due <= obstacleEnd ? obstacle : .generator }

    /// Whether it needs no connection any more: nothing to send, nothing to wait for.
    var isDone: Bool { hasNoSlots && outstanding == 0 }

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
