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
    var hasSubscribed = false
    /// Whether the session that the broker has of us holds the subscription, as far as it said so.
    var isSubscribed = false
    /// What the broker last granted the subscription.
    var granted = QualityOfService.atMostOnce
    /// What its last CONNACK said.
    private(set) var limits = BrokerLimits()

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
