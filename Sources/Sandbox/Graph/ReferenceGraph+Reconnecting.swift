import Messaging
import Quantities
public import Scenarios

/// What the graph does when its connection ends: comes back, and leaves nothing behind.
extension ReferenceGraph {
    /// When a graph connects again: sooner than other clients, because everything waits for it.
    ///
    /// Without jitter: there is one of it.
    public static let reconnectPlan = ReconnectPlan(
        first: .milliseconds(128),
        longest: .seconds(5),
        giveUpAfter: .seconds(120)
    )
    /// How long the broker is asked to keep the graph's session, in seconds.
    public static let sessionExpiry: UInt32 = 3_600

    /// The connection stands: on the session of before, where the broker has it.
    func connected(_ limits: BrokerLimits, through connections: any Connections) {
        if !limits.isSessionPresent {
            isSubscribed = false
            arrivals.forgetCarried()
        }
        if isSubscribed {
            run()
        } else {
            connections.subscribe(to: flow.input, quality: .atLeastOnce, on: 0)
        }
    }

    /// The graph is subscribed to its input.
    func run() {
        isSubscribed = true
        outage = nil
        control.enter(.running)
    }

    /// Whether a message that came again is one whose results are under way already.
    func isReopened(_ identifier: UInt16, through connections: any Connections) -> Bool {
        let isKnown = arrivals.reopen(identifier) { connections.acknowledge($0, on: 0) }
        if isKnown { control.update { $0.redelivered += 1 } }
        return isKnown
    }

    /// Whether the broker has these results is not known: they are sent again, first of all.
    func resend(_ unresolved: [UInt64]) {
        let outputs = unresolved.compactMap { inFlight.removeValue(forKey: $0) }
        guard !outputs.isEmpty else { return }
        outbox.prepend(outputs)
        control.update { $0.resent += UInt64(outputs.count) }
    }

    /// The connection ended: connects again where that may help, within the plan's limits.
    func closed(
        _ error: TransportError?,
        unresolved: [UInt64],
        at time: LoopTime,
        through connections: any Connections
    ) {
        if case .stopped = control.state { return }
        guard let error, let plan = reconnect, isSubscribed || outage != nil,
            error.isWorthRetrying
        else { return stop(error, through: connections) }
        var attempt = outage ?? Outage(began: time.monotonic)
        let wait = attempt.nextWait(plan)
        guard time.monotonic + wait - attempt.began < plan.giveUpAfter else {
            return stop(error, through: connections)
        }
        attempt.opensAt = time.monotonic + wait
        let isNew = outage == nil
        outage = attempt
        arrivals.carryOver()
        resend(unresolved)
        control.seekConnection(after: error, isNew: isNew)
    }

    /// Opens the connection when the wait is over.
    func reopen(at time: LoopTime, through connections: any Connections) {
        guard let opensAt = outage?.opensAt, time.monotonic >= opensAt else { return }
        outage?.opensAt = nil
        connections.open(0)
    }

    /// The connection has ended for good, and with it all that was promised on it.
    func stop(_ error: TransportError?, through connections: any Connections) {
        _ = connections.giveUpSession(of: 0)
        outage = nil
        arrivals = ArrivalWindow()
        outbox = OutputQueue()
        held = HeldOutputs()
        inFlight = [:]
        control.enter(.stopped(error))
    }

    /// The time without a connection.
    struct Outage {
        /// When the connection ended.
        let began: MonotonicInstant
        /// When to connect again; nil while that is tried.
        var opensAt: MonotonicInstant?
        private var attempts = 0

        init(began: MonotonicInstant) {
            self.began = began
        }

        /// How long to wait before the next attempt: doubled each time.
        mutating func nextWait(_ plan: ReconnectPlan) -> Nanoseconds {
            defer { attempts += 1 }
            var wait = plan.first
            for _ in 0..<attempts where wait < plan.longest { wait = wait + wait }
            return min(wait, plan.longest)
        }
    }
}
