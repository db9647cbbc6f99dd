import Evidence
import Quantities

/// What happened to the run as a whole.
struct EventTally: Hashable, Sendable {
    /// How many incidents are kept.
    static let limit = 100

    /// The first of them.
    private(set) var incidents: [Incident] = []
    /// Why the verifier's connection ended; nil when it did not.
    private(set) var subscriberLoss: String?
    /// How often a publisher's connection ended.
    private(set) var publisherLosses: UInt64 = 0
    /// Why the run ended before all its phases were over; nil when it did not.
    private(set) var ending: String?
    /// Whether the user asked to stop.
    private(set) var isInterrupted = false

    init() {}

    mutating func add(_ event: RunEvent, at: Nanoseconds) {
        switch event {
        case .phase(let name): note("phase \"\(name)\" began", at)
        case .subscriberDisconnected(let reason):
            subscriberLoss = subscriberLoss ?? reason
            note("the verifier lost its connection: \(reason)", at)
        case .tokenRenewed: note("connections are told to show a new token", at)
        case .tokenUnusable(let reason): note("a new token cannot be used: \(reason)", at)
        case .interrupted:
            guard !isInterrupted else { return }
            isInterrupted = true
            note("the user asked to stop", at)
        case .ended(let reason):
            ending = ending ?? reason
            note("the run ended: \(reason)", at)
        }
    }

    mutating func add(_ record: ConnectionRecord, at: Nanoseconds) {
        guard case .disconnected(_, let reason) = record.event else { return }
        switch record.client {
        case .publisher(let number):
            publisherLosses += 1
            note("publisher \(number) lost its connection: \(reason)", at)
        case .verifier:
            note("the verifier lost its connection: \(reason)", at)
        }
    }

    private mutating func note(_ sentence: String, _ at: Nanoseconds) {
        guard incidents.count < Self.limit else { return }
        incidents.append(Incident(at: at, sentence: sentence))
    }
}
