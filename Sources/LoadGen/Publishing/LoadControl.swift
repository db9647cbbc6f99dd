import Messaging
import Synchronization

/// What the harness and the publisher loops tell each other.
///
/// A class because the harness and every event loop share it. Loops report once a call, never once
/// a message.
public final class LoadControl: Sendable {
    private let shared: Mutex<LoadStatus>
    private let stopRequested = Atomic<Bool>(false)
    private let renewals = Atomic<UInt64>(0)

    /// Creates the control of a run with this many publishers on all its loops together.
    public init(publishers: Int) {
        shared = Mutex(LoadStatus(publishers: publishers))
    }

    /// How the load stands now.
    public var status: LoadStatus { shared.withLock { $0 } }

    /// Whether ``stop()`` was called.
    public var isStopRequested: Bool { stopRequested.load(ordering: .acquiring) }

    /// Ends the schedule here: slots that are not due yet never will be.
    ///
    /// Wake the loops afterwards. Each sends what is due at that moment, records what it could not
    /// send as unsent, and goes on waiting for acknowledgements.
    public func stop() {
        stopRequested.store(true, ordering: .releasing)
    }

    /// How often ``renew()`` was called.
    public var renewalsRequested: UInt64 { renewals.load(ordering: .acquiring) }

    /// Has every connection that stands show a fresh token, spread over the time that the loops were
    /// given for it.
    ///
    /// Wake the loops afterwards.
    public func renew() {
        renewals.wrappingAdd(1, ordering: .releasing)
    }

    /// Adds what one call of one loop did.
    func add(_ report: LoadReport) {
        shared.withLock { status in
            status.connected += report.connected
            status.disconnects += report.disconnects
            status.reconnecting += report.reconnecting
            status.reconnects += report.reconnects
            status.abandoned += report.abandoned
            status.finishedPublishers += report.finishedPublishers
            status.sent += report.sent
            status.unsent += report.unsent
            status.acknowledged += report.acknowledged
            status.unresolved += report.unresolved
            status.failure = status.failure ?? report.failure
            status.limits = status.limits ?? report.limits
            status.refusal = status.refusal ?? report.refusal
        }
    }
}
