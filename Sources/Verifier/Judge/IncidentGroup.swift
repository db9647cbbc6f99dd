import Evidence
import Quantities

/// Something that happened to the run as a whole, or one after another to many of its connections.
struct IncidentGroup: Hashable, Sendable {
    /// What happened to connections, and to whose.
    struct Subject: Hashable {
        /// What happened.
        enum Kind: Hashable {
            case ended
            case attemptFailed
            case abandoned
            case renewalRefused
            case resumed
            case forgotten
        }

        let kind: Kind
        let isVerifier: Bool
        let reason: String
    }

    /// What happened to connections; nil for the run as a whole.
    let subject: Subject?
    /// When it happened first.
    let first: Nanoseconds
    /// When it happened last.
    private(set) var last: Nanoseconds
    /// How often it happened.
    private(set) var count: UInt64 = 1
    private let text: String

    /// An incident of the run as a whole.
    init(_ sentence: String, at: Nanoseconds) {
        subject = nil
        text = sentence
        first = at
        last = at
    }

    /// The first of perhaps many incidents of connections.
    init(_ subject: Subject, of client: ConnectionRecord.Client, at: Nanoseconds) {
        self.subject = subject
        text =
            switch client {
            case .publisher(let number): "publisher \(number)"
            case .verifier: "the verifier"
            }
        first = at
        last = at
    }

    /// It happened again.
    mutating func add(_ at: Nanoseconds) {
        count += 1
        last = max(last, at)
    }

    /// What happened, in one sentence without a full stop.
    var sentence: String {
        guard let subject else { return text }
        return subject.sentence(of: count == 1 ? text : nil, times: times)
    }

    /// How often it happened and over how long; empty for once.
    private var times: String {
        guard count > 1 else { return "" }
        let length = last > first ? " within \(Wording.time(last - first))" : ""
        return " \(Wording.number(count)) times\(length)"
    }
}

extension IncidentGroup.Subject {
    /// What `record` is an incident of; nil for what is told elsewhere.
    init?(_ record: ConnectionRecord) {
        let (kind, reason): (Kind, String)
        switch record.event {
        case .disconnected(_, let words): (kind, reason) = (.ended, words)
        case .attemptFailed(_, let words): (kind, reason) = (.attemptFailed, words)
        case .gaveUp(let words): (kind, reason) = (.abandoned, words)
        case .reauthenticationFailed(_, let words): (kind, reason) = (.renewalRefused, words)
        case .sessionResumed: (kind, reason) = (.resumed, "")
        case .sessionLost: (kind, reason) = (.forgotten, "")
        case .connected, .subscribed, .reauthenticated: return nil
        }
        self.init(kind: kind, isVerifier: record.client == .verifier, reason: reason)
    }

    /// The sentence about one client, or about many where there is none to name.
    fileprivate func sentence(of client: String?, times: String) -> String {
        let isOne = client != nil
        let who = client ?? (isVerifier ? "the verifier" : "publishers")
        let its = isOne || isVerifier ? "its" : "their"
        let whole = isOne || isVerifier
        switch kind {
        case .ended: return "\(who) lost \(its) connection\(times): \(reason)"
        case .attemptFailed: return "\(who) could not connect again\(times): \(reason)"
        case .abandoned: return "\(who) gave up connecting\(times): \(reason)"
        case .renewalRefused: return "\(who) could not renew \(its) token\(times): \(reason)"
        case .resumed:
            return "\(who) connected again\(times), and the broker had kept \(its) "
                + (whole ? "session" : "sessions")
        case .forgotten:
            return "\(who) connected again\(times), and the broker had not kept \(its) "
                + (whole ? "session" : "sessions")
        }
    }
}
