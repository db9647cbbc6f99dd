import Messaging
import Quantities
import Scenarios

/// When the verifier's connection is opened, and when it shows a fresh token.
struct SubscriberCourse: Sendable {
    /// When the connection is to be opened; nil while it stands, is on its way, or is given up.
    private(set) var opening: MonotonicInstant? = MonotonicInstant(nanoseconds: .min)
    /// Whether the broker accepted it before.
    private(set) var hasStood = false
    /// Whether it stands.
    private(set) var stands = false
    /// Whether the broker granted the subscription before.
    private(set) var hasSubscribed = false
    /// Whether the session that the broker has of us holds the subscription, as far as it said so.
    var isSubscribed = false
    /// What the broker last granted the subscription.
    private(set) var granted = QualityOfService.atMostOnce
    /// What its last CONNACK said.
    private(set) var limits = BrokerLimits()

    /// How many answers are awaited to what was last asked, and the longest that one took.
    private var answers = (awaited: 0, longest: Nanoseconds.zero)
    private var reconnection: Reconnection
    private var renewalsBegun: UInt64 = 0

    init(_ plan: ConnectPlan) {
        reconnection = Reconnection(plan.reconnect)
    }

    /// Whether the connection is to be opened now.
    mutating func takeOpening(at now: MonotonicInstant) -> Bool {
        guard let due = opening, due <= now else { return false }
        opening = nil
        return true
    }

    /// The broker is asked for so many subscriptions at once.
    mutating func beginSubscribing(to filters: Int) {
        answers = (filters, .zero)
    }

    /// The broker granted one of them.
    ///
    /// - Returns: How long the longest answer took, if all are granted now.
    mutating func takeAnswer(_ quality: QualityOfService, after: Nanoseconds) -> Nanoseconds? {
        answers.awaited -= 1
        answers.longest = max(answers.longest, after)
        guard answers.awaited <= 0 else { return nil }
        granted = quality
        hasSubscribed = true
        isSubscribed = true
        return answers.longest
    }

    /// Whether a fresh token is to be shown now; a connection that does not stand reads it anyway.
    mutating func takeRenewal(of requested: UInt64) -> Bool {
        guard requested > renewalsBegun else { return false }
        renewalsBegun = requested
        return stands
    }

    /// The connection stands.
    ///
    /// - Returns: How many attempts that took since it stood last.
    mutating func connected(_ limits: BrokerLimits) -> UInt32 {
        self.limits = limits
        stands = true
        hasStood = true
        return reconnection.succeed()
    }

    /// The connection ended, or could not be made.
    ///
    /// - Returns: Whether it stood, and whether it will be tried again.
    mutating func closed(
        _ error: TransportError,
        at now: MonotonicInstant
    ) -> (stood: Bool, isTriedAgain: Bool) {
        let stood = stands
        stands = false
        // One client alone needs no jitter.
        if hasStood, error.isWorthRetrying { opening = reconnection.next(after: now, jitter: 0) }
        return (stood, opening != nil)
    }
}
