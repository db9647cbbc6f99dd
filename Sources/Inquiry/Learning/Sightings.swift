public import Messaging

/// What was seen on the way of a conversation besides its answers.
public struct Sightings: Hashable, Sendable {
    /// A message that came out with other bytes than it went in with.
    public struct Change: Hashable, Sendable {
        /// The payload as it was sent.
        public let sent: [UInt8]
        /// The payload as it came out.
        public let received: [UInt8]
    }

    /// How many results came out again.
    public internal(set) var duplicates = 0
    /// How many values came out only after what was sent behind them.
    public internal(set) var late = 0
    /// How many messages the broker refused.
    public internal(set) var refused = 0
    /// What it said to the first of them.
    public internal(set) var refusal: ReasonCode?
    /// How many messages nobody had subscribed to, as the broker said.
    public internal(set) var unread = 0
    /// How many messages came out that do not say whose they are.
    public internal(set) var unknown = 0
    /// How many came out that belong to a load or to another run.
    public internal(set) var others = 0
    /// How many the broker had kept from earlier.
    public internal(set) var retained = 0
    /// How many came out changed.
    public internal(set) var changed = 0
    /// The first of them.
    public internal(set) var change: Change?

    /// Creates an empty account.
    public init() {}

    /// Notes whose a message is.
    mutating func note(_ arrival: Arrival) {
        switch arrival.origin {
        case .own: break
        case .other: others += 1
        case .unknown: unknown += 1
        case .retained: retained += 1
        }
    }

    /// Notes that a message came out changed.
    mutating func noteChange(from sent: [UInt8], to received: [UInt8]) {
        changed += 1
        change = change ?? Change(sent: sent, received: received)
    }
}
