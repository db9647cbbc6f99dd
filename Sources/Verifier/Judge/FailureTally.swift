import Evidence
import Quantities

/// The messages that went wrong, as far as they are kept while the run goes on.
struct FailureTally: Hashable, Sendable {
    /// A message's place in the run.
    struct Place: Hashable, Sendable {
        var publisher: UInt32
        var sequence: UInt64
    }

    /// A copy that should not have come out as it did.
    struct Arrival: Hashable, Sendable {
        var record: ReceivedRecord
        var sent: Nanoseconds?
    }

    /// How many of each kind are kept.
    static let limit = 100

    /// Came out and must not, or with other bytes than it must.
    private(set) var arrivals: [Arrival] = []
    /// Came out on another topic than they must.
    private(set) var misrouted: [Arrival] = []
    /// Came out and were never sent.
    private(set) var unexpected: [ReceivedRecord] = []
    /// When a refusal came.
    private(set) var refusals: [Place: Nanoseconds] = [:]
    /// When a message left that was then given up.
    private(set) var sendTimes: [Place: Nanoseconds] = [:]

    private var leaks = 0
    private var alterations = 0

    init() {}

    mutating func noteArrival(_ record: ReceivedRecord, mustPass: Bool, sent: Nanoseconds?) {
        if mustPass { alterations += 1 } else { leaks += 1 }
        guard (mustPass ? alterations : leaks) <= Self.limit else { return }
        arrivals.append(Arrival(record: record, sent: sent))
    }

    mutating func noteMisrouted(_ record: ReceivedRecord, sent: Nanoseconds?) {
        if misrouted.count < Self.limit { misrouted.append(Arrival(record: record, sent: sent)) }
    }

    mutating func noteUnexpected(_ record: ReceivedRecord) {
        if unexpected.count < Self.limit { unexpected.append(record) }
    }

    mutating func noteRefused(_ publisher: UInt32, _ sequence: UInt64, at: Nanoseconds) {
        guard refusals.count < 10 * Self.limit else { return }
        refusals[Place(publisher: publisher, sequence: sequence)] = at
    }

    mutating func noteOverdue(_ publisher: UInt32, _ sequence: UInt64, sent: Nanoseconds) {
        guard sendTimes.count < 10 * Self.limit else { return }
        sendTimes[Place(publisher: publisher, sequence: sequence)] = sent
    }
}
