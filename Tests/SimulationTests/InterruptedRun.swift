import Evidence
import LoadGen
import Quantities
import Scenarios
import Simulation
import Verifier

/// The records of a whole run whose connections end and are made again, and the truth about it.
///
/// Written for itself: it knows what the broker had and what the graph made of it, which no judge
/// does. Publishers are answered after 40 ms, results come out after 60 ms, and the verifier's
/// acknowledgements take 10 ms to reach the broker.
struct InterruptedRun {
    /// A connection that ends for a while.
    struct Outage {
        /// Whose: a publisher's number, or nil for the verifier's.
        var publisher: UInt32?
        /// From when.
        var from: Nanoseconds
        /// Until when.
        var until: Nanoseconds
        /// Whether the broker keeps the session meanwhile.
        var isKept: Bool
    }

    /// What really happened.
    struct Truth: Equatable {
        /// Messages that must pass, were acknowledged and were dropped by the graph.
        var dropped: UInt64 = 0
        /// Messages that must pass and came out while the verifier had no session.
        var unseen: UInt64 = 0
        /// Messages that must pass and never reached the broker: their session was forgotten.
        var neverHad: UInt64 = 0
        /// Messages that must pass whose answer was forgotten with the session, and that came out.
        var unanswered: UInt64 = 0
        /// Copies that the broker sent the verifier again.
        var repeatedToVerifier: UInt64 = 0
        /// Copies that publishers' second sendings made.
        var repeatedByPublishers: UInt64 = 0
        /// Copies that the graph made of itself.
        var repeatedByGraph: UInt64 = 0
    }

    private static let answerTime = Nanoseconds.milliseconds(40)
    private static let resultTime = Nanoseconds.milliseconds(60)
    private static let acknowledgementTime = Nanoseconds.milliseconds(10)

    let scenario: Scenario
    let outages: [Outage]
    /// What the graph drops: one of so many messages that must pass; 0 for none.
    var dropsOneIn: UInt64 = 0
    /// What the graph sends twice, likewise.
    var repeatsOneIn: UInt64 = 0

    private(set) var truth = Truth()
    private var records: [(at: Nanoseconds, order: Int, record: Record)] = []
    private let plan: LoadPlan
    private let filter = SimulatedFilter(lower: 2_000, upper: 4_000)
    private let random = Philox2x64(key: 4_711)

    init(_ scenario: Scenario, _ outages: [Outage]) {
        self.scenario = scenario
        self.outages = outages
        plan = LoadPlan(scenario)
    }

    /// Judges the run; `further` are records of other things that happened.
    mutating func judgement(_ further: [(Nanoseconds, Record)] = []) throws -> Judgement {
        for outage in outages { tell(outage) }
        for publisher in 0..<UInt32(plan.publisherCount) {
            for sequence in 0..<plan.slotCount(of: publisher) { send(publisher, sequence) }
        }
        for (at, record) in further { append(at, record) }
        let end = scenario.phases.load + scenario.phases.drain
        for second in 0...(end.count / 1_000_000_000) {
            let at = Nanoseconds.seconds(second)
            append(at, .settled(deadline: at - scenario.phases.drain))
        }
        records.sort { ($0.at, $0.order) < ($1.at, $1.order) }
        var judge = try Judge(scenario: scenario, plan: plan)
        for record in records { judge.apply(record.record) }
        judge.apply(.settled(deadline: Nanoseconds(.max)))
        return judge.finish(cores: 2)
    }

    private mutating func send(_ publisher: UInt32, _ sequence: UInt64) {
        let intended = plan.intended(publisher: publisher, sequence: sequence)
        let outages = outages.filter { $0.publisher == publisher }
        // Without a connection it waits for the next.
        let sent = outages.first { $0.from <= intended && intended < $0.until }?.until ?? intended
        let delay: SendDelay = sent > intended ? .connection : .generator
        let record = SentRecord(
            publisher: publisher,
            sequence: sequence,
            sent: sent,
            delay: delay
        )
        append(sent, .sent(record))
        let passes = passes(publisher, sequence)
        guard
            let end = outages.first(where: { sent < $0.from && $0.from <= sent + Self.answerTime })
        else {
            acknowledge(publisher, sequence, at: sent + Self.answerTime)
            let isDropped = passes && befalls(dropsOneIn, publisher, sequence, 0)
            if isDropped { truth.dropped += 1 }
            if passes, !isDropped { comeOut(publisher, sequence, at: sent + Self.resultTime) }
            return
        }
        // In flight when the connection ended: the broker has it or not.
        let isHad = befalls(2, publisher, sequence, 1)
        if end.isKept {
            append(end.until, .resent(publisher: publisher, sequence: sequence, at: end.until))
            acknowledge(publisher, sequence, at: end.until + Self.answerTime)
            guard passes else { return }
            if isHad {
                comeOut(publisher, sequence, at: sent + Self.resultTime)
                truth.repeatedByPublishers += 1
            }
            comeOut(publisher, sequence, at: end.until + Self.resultTime)
        } else {
            append(end.until, .unresolved(publisher: publisher, sequence: sequence, at: end.until))
            guard passes else { return }
            if isHad {
                truth.unanswered += 1
                comeOut(publisher, sequence, at: sent + Self.resultTime)
            } else {
                truth.neverHad += 1
            }
        }
    }

    private mutating func comeOut(_ publisher: UInt32, _ sequence: UInt64, at: Nanoseconds) {
        let outages = outages.filter { $0.publisher == nil }
        if let gap = outages.first(where: { $0.from <= at && at < $0.until }) {
            guard gap.isKept else {
                truth.unseen += 1
                return
            }
            return receive(publisher, sequence, at: gap.until)
        }
        receive(publisher, sequence, at: at)
        let end = outages.first { at < $0.from && $0.from <= at + Self.acknowledgementTime }
        if let end, end.isKept {
            truth.repeatedToVerifier += 1
            receive(publisher, sequence, at: end.until, isMarked: true)
        }
        if befalls(repeatsOneIn, publisher, sequence, 2) {
            truth.repeatedByGraph += 1
            receive(publisher, sequence, at: at)
        }
    }

    private mutating func tell(_ outage: Outage) {
        let client = outage.publisher.map { ConnectionRecord.Client.publisher($0) } ?? .verifier
        func tell(_ event: ConnectionRecord.Event, at: Nanoseconds) {
            append(at, .connection(ConnectionRecord(client, event), at: at))
        }
        tell(.disconnected(code: nil, reason: "the connection was lost: reset"), at: outage.from)
        tell(
            .connected(tcp: .zero, tls: nil, acceptance: .zero, attempt: 1),
            at: outage.until
        )
        guard !outage.isKept else { return tell(.sessionResumed(resent: 0), at: outage.until) }
        tell(.sessionLost(unresolved: 1), at: outage.until)
        if outage.publisher == nil { tell(.subscribed(after: .zero), at: outage.until) }
    }

    private mutating func acknowledge(_ publisher: UInt32, _ sequence: UInt64, at: Nanoseconds) {
        append(at, .acknowledged(publisher: publisher, sequence: sequence, reason: 0, at: at))
    }

    private mutating func receive(
        _ publisher: UInt32,
        _ sequence: UInt64,
        at: Nanoseconds,
        isMarked: Bool = false
    ) {
        let record = ReceivedRecord(
            publisher: publisher,
            sequence: sequence,
            received: at,
            body: .asSent,
            isDuplicate: isMarked
        )
        append(at, .received(record))
    }

    private mutating func append(_ at: Nanoseconds, _ record: Record) {
        records.append((at, records.count, record))
    }

    private func passes(_ publisher: UInt32, _ sequence: UInt64) -> Bool {
        var payload: [UInt8] = []
        plan.writePayload(publisher: publisher, sequence: sequence, into: &payload)
        return filter.passes(payload)
    }

    private func befalls(
        _ oneIn: UInt64,
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ what: UInt64
    ) -> Bool {
        guard oneIn > 0 else { return false }
        let dice = random.block(low: sequence, high: what << 48 | UInt64(publisher)).0
        return dice.uniform(below: oneIn) == 0
    }
}
