import Evidence
import Quantities

/// What happened to the run as a whole.
struct EventTally: Hashable, Sendable {
    /// How many incidents are kept.
    static let limit = 100
    /// How many of them may be of connections, so that these do not hide the others.
    static let connectionLimit = 80
    /// What happens to connections this soon after the same is one incident with it.
    static let sameIncident = Nanoseconds.seconds(5)

    private var incidentList: [IncidentGroup] = []
    /// Why the verifier's connection ended for good; nil when it did not.
    private(set) var subscriberLoss: String?
    /// How often a publisher's connection ended.
    private(set) var publisherLosses: UInt64 = 0
    /// Why the run ended before all its phases were over; nil when it did not.
    private(set) var ending: String?
    /// Whether the user asked to stop.
    private(set) var isInterrupted = false

    init() {}

    /// The first incidents, in order.
    var incidents: [Incident] {
        incidentList.map { Incident(at: $0.first, sentence: $0.sentence) }
    }

    mutating func add(_ event: RunEvent, at: Nanoseconds) {
        switch event {
        case .scheduleBegan: break
        case .phase(let name): note("phase \"\(name)\" began", at)
        case .subscriberDisconnected(let reason):
            subscriberLoss = subscriberLoss ?? reason
            note("the verifier lost its connection for good: \(reason)", at)
        case .tokenRenewed(let expiresIn):
            note(
                at <= .zero
                    ? "connections show a token\(Self.expiry(expiresIn))"
                    : "connections are told to show a new token\(Self.expiry(expiresIn))",
                at
            )
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
        if case .disconnected = record.event, case .publisher = record.client {
            publisherLosses += 1
        }
        guard let subject = IncidentGroup.Subject(record) else { return }
        let same = incidentList.lastIndex {
            $0.subject == subject && at - $0.last <= Self.sameIncident
        }
        if let same {
            incidentList[same].add(at)
        } else if incidentList.count < Self.connectionLimit {
            incidentList.append(IncidentGroup(subject, of: record.client, at: at))
        }
    }

    private mutating func note(_ sentence: String, _ at: Nanoseconds) {
        guard incidentList.count < Self.limit else { return }
        incidentList.append(IncidentGroup(sentence, at: at))
    }

    private static func expiry(_ length: Nanoseconds?) -> String {
        guard let length else { return "" }
        return length > .zero
            ? ", which expires in \(Wording.time(length))" : ", which has expired already"
    }
}
