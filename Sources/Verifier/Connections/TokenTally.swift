import Evidence
public import Quantities

/// The tokens that a run's connections showed: their renewals, and what came of expiries.
public struct TokenTally: Hashable, Sendable {
    /// How many renewals, and how many expiries, are kept.
    static let limit = 100

    /// How often connections were told to show a new token.
    public var renewalCount: UInt64 = 0
    /// The first of these renewals.
    public var renewals: [TokenRenewal] = []
    /// The first expiries of the token in use.
    public var expiries: [TokenExpiry] = []
    /// How often a new token could not be used.
    public var unusableCount: UInt64 = 0
    /// Why, the last time.
    public var lastUnusable: String?
    /// Whether a token could be used again since.
    public var isUsableAgain = false
    /// When the last thing happened that says how far the run was.
    public var lastInstant = Nanoseconds.zero

    /// When the token in use expires or expired; nil where that is not known.
    private var expiry: Nanoseconds?
    private var isKnown = false
    private var isExpired = false

    /// Creates a tally of nothing.
    public init() {}

    /// Notes how far the run is.
    mutating func advance(to now: Nanoseconds) {
        lastInstant = max(lastInstant, now)
        guard let expiry, !isExpired, expiry <= now else { return }
        isExpired = true
        if expiries.count < Self.limit { expiries.append(TokenExpiry(at: expiry)) }
    }

    /// A token took the place of another, or is the first.
    mutating func noteToken(expiresIn: Nanoseconds?, at: Nanoseconds) {
        advance(to: at)
        if isExpired, !expiries.isEmpty { expiries[expiries.count - 1].renewed = at }
        // The token that the run began with is told before its schedule begins.
        let isFirst = !isKnown && at <= .zero
        isKnown = true
        isExpired = false
        // A token may say that it never expires, in effect: beyond 292 years it does not.
        expiry = expiresIn.flatMap { length in
            let (sum, isOverflow) = at.count.addingReportingOverflow(length.count)
            return isOverflow ? nil : Nanoseconds(sum)
        }
        isUsableAgain = true
        guard !isFirst else { return }
        renewalCount += 1
        if renewals.count < Self.limit { renewals.append(TokenRenewal(at: at, expires: expiry)) }
    }

    /// A new token was due or there and could not be used.
    mutating func noteUnusable(_ reason: String, at: Nanoseconds) {
        advance(to: at)
        unusableCount += 1
        lastUnusable = reason
        isUsableAgain = false
    }

    /// Takes in what happened to a connection.
    mutating func add(_ event: ConnectionRecord.Event, at: Nanoseconds) {
        advance(to: at)
        if isExpired, !expiries.isEmpty { expiries[expiries.count - 1].add(event, at: at) }
        // Beyond the limit, answers would be counted with a renewal that is over.
        guard !renewals.isEmpty, renewalCount == UInt64(renewals.count) else { return }
        let place = renewals.count - 1
        switch event {
        case .reauthenticated(let after):
            renewals[place].taken += 1
            renewals[place].slowest = max(renewals[place].slowest ?? .zero, after)
        case .reauthenticationFailed: renewals[place].refused += 1
        default: break
        }
    }
}
