import Quantities
import Scenarios

/// What a throttle did with all messages of a run, limit by limit.
struct ThrottleLedger: Sendable {
    let plan: ThrottlePlan
    /// An account for each limit that lets anything pass.
    private var gates: [ThrottleGate?]
    /// The limit that each publisher's messages are under; nil where they are under none.
    private let limits: [Int?]

    /// Creates the account of publishers that send to these topics.
    init(plan: ThrottlePlan, topics: [String]) {
        self.plan = plan
        gates = plan.rules.map { rule in rule.interval.map { ThrottleGate(interval: $0) } }
        limits = topics.map { plan.rule(of: $0) }
    }

    /// Whether a publisher's messages are under a limit.
    func limits(_ publisher: UInt32) -> Bool { limits[Int(publisher)] != nil }

    /// A message that can pass reached the broker.
    mutating func offer(_ publisher: UInt32, sent: Nanoseconds) {
        guard let limit = limits[Int(publisher)] else { return }
        gates[limit]?.offer(sent: sent)
    }

    /// The first copy of a message came out.
    mutating func pass(_ publisher: UInt32, sent: Nanoseconds?, received: Nanoseconds) {
        guard let limit = limits[Int(publisher)] else { return }
        gates[limit]?.pass(sent: sent, received: received)
    }

    /// A further copy of a message came out.
    mutating func repeatPass(_ publisher: UInt32, received: Nanoseconds) {
        guard let limit = limits[Int(publisher)] else { return }
        gates[limit]?.takeTurn(received: received)
    }

    /// Something came out that may have been under any limit, or what came out until then is not
    /// known.
    mutating func noteTurn(received: Nanoseconds) {
        for index in gates.indices { gates[index]?.takeTurn(received: received) }
    }

    /// The run is over.
    mutating func finish() {
        for index in gates.indices { gates[index]?.finish() }
    }

    /// What each limit that was met did, in the order of the limits.
    var counts: [ThrottleCounts] {
        zip(plan.rules, gates).compactMap { rule, gate in
            guard let gate, gate.offered > 0 else { return nil }
            var counts = ThrottleCounts()
            counts.topics = rule.topics.text
            counts.limit = rule.limit
            counts.offered = gate.offered
            counts.passed = gate.passed
            counts.tooEarly = gate.tooEarly
            guard plan.isLast else { return counts }
            let silences = gate.unexplained
            counts.silences = UInt64(silences.count)
            counts.longestSilence = silences.first
            return counts
        }
    }
}
