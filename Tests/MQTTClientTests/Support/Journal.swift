import Messaging
import Networking
import Synchronization

/// What happened to a task under test, in order, readable from the test's thread.
final class Journal: Sendable {
    /// One thing that happened.
    enum Entry: Sendable {
        case event(ConnectionEvent, ConnectionNumber)
        case acknowledged(UInt64, ReasonCode)
        case received(topic: String, payload: [UInt8], identifier: UInt16, properties: [[UInt8]])
        case published(PublishResult)
        case settled
    }

    private let entries = Mutex<[Entry]>([])
    private let waker: Waker

    init(waker: Waker) {
        self.waker = waker
    }

    /// Everything so far.
    var all: [Entry] { entries.withLock { $0 } }

    func add(_ entry: Entry) {
        entries.withLock { $0.append(entry) }
        waker.wake()
    }
}

extension [Journal.Entry] {
    /// The limits of each CONNACK.
    var connected: [BrokerLimits] {
        compactMap { if case .event(.connected(let limits, _), _) = $0 { limits } else { nil } }
    }

    /// The errors of each end; nil for an orderly one.
    var closed: [(error: TransportError?, unresolved: [UInt64])] {
        compactMap {
            if case .event(.closed(let error, let unresolved), _) = $0 {
                (error, unresolved)
            } else {
                nil
            }
        }
    }

    /// The tokens acknowledged, with their reasons.
    var acknowledged: [(token: UInt64, reason: ReasonCode)] {
        compactMap {
            if case .acknowledged(let token, let reason) = $0 { (token, reason) } else { nil }
        }
    }

    /// What each publish came to.
    var published: [PublishResult] {
        compactMap { if case .published(let result) = $0 { result } else { nil } }
    }

    /// The messages that arrived.
    var received: [(topic: String, payload: [UInt8], identifier: UInt16)] {
        compactMap {
            if case .received(let topic, let payload, let identifier, _) = $0 {
                (topic, payload, identifier)
            } else {
                nil
            }
        }
    }

    /// What each subscription came to: the granted quality or the error.
    var subscribed: [Result<QualityOfService, TransportError>] {
        compactMap {
            switch $0 {
            case .event(.subscribed(_, let granted, _), _): .success(granted)
            case .event(.subscribeFailed(let error), _): .failure(error)
            default: nil
            }
        }
    }

    /// How many turns the test waited for.
    var settled: Int {
        count { if case .settled = $0 { true } else { false } }
    }

    /// How often room was announced.
    var unblocked: Int {
        count { if case .event(.unblocked, _) = $0 { true } else { false } }
    }
}

/// Sessions and renewals.
extension [Journal.Entry] {
    /// How long the steps of each connection took.
    var took: [ConnectDurations] {
        compactMap { if case .event(.connected(_, let took), _) = $0 { took } else { nil } }
    }

    /// The tokens in flight on each session that was resumed.
    var resumed: [[UInt64]] {
        compactMap { if case .event(.sessionResumed(let tokens), _) = $0 { tokens } else { nil } }
    }

    /// The tokens in flight on each session that was lost.
    var lost: [[UInt64]] {
        compactMap { if case .event(.sessionLost(let tokens), _) = $0 { tokens } else { nil } }
    }

    /// How often new credentials were taken.
    var renewed: Int {
        count { if case .event(.reauthenticated, _) = $0 { true } else { false } }
    }

    /// Why new credentials were not taken.
    var renewalFailures: [TransportError] {
        compactMap {
            if case .event(.reauthenticationFailed(let error), _) = $0 { error } else { nil }
        }
    }
}
