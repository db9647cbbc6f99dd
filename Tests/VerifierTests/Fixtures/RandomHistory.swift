import Evidence
import Quantities

/// Histories with every fault there is, from a seed: records in the order of their times.
struct RandomHistory {
    /// Chances in 1,000.
    struct Faults {
        var unsent: UInt64 = 20
        var gap: UInt64 = 5
        var lost: UInt64 = 30
        var leaked: UInt64 = 30
        var altered: UInt64 = 30
        var repeated: UInt64 = 50
        var delayed: UInt64 = 100
        var late: UInt64 = 40
        var early: UInt64 = 10
        var refused: UInt64 = 20
        var unresolved: UInt64 = 30
        var slowAnswer: UInt64 = 60
        var stray: UInt64 = 3
        /// How many times a connection ends.
        var interruptions: UInt64 = 12
        /// Further copies that the broker marks as sent before.
        var marked: UInt64 = 400
        /// Milliseconds a message may take before it is overdue; nil never settles.
        var drain: Int64? = 300
    }

    let plan: TestPlan
    let faults: Faults
    private var random: SeededGenerator
    private var records: [(at: Int64, order: Int, record: Record)] = []

    init(plan: TestPlan, faults: Faults = Faults(), seed: UInt64) {
        self.plan = plan
        self.faults = faults
        random = SeededGenerator(seed: seed)
    }

    /// All records of a run.
    mutating func make() -> [Record] {
        for publisher in 0..<UInt32(plan.publisherCount) {
            var previous: Int64 = 0
            for sequence in 0..<plan.slots { add(publisher, sequence, after: &previous) }
        }
        let end = plan.intended(publisher: 0, sequence: plan.slots).count + 2_000_000_000
        for _ in 0..<faults.interruptions { interrupt(before: end) }
        if let drain = faults.drain {
            for at in stride(from: Int64(0), to: end, by: 97_000_000) {
                append(at, .settled(deadline: Nanoseconds(at - drain * 1_000_000)))
            }
        }
        records.sort { ($0.at, $0.order) < ($1.at, $1.order) }
        return records.map(\.record)
    }

    private mutating func add(_ publisher: UInt32, _ sequence: UInt64, after previous: inout Int64)
    {
        let intended = plan.intended(publisher: publisher, sequence: sequence).count
        let at = max(previous, intended + Int64(random.next() % 400_000) * 8)
        previous = at + 8
        if random.happens(faults.gap) { return }
        if random.happens(faults.unsent) {
            append(
                at,
                .unsent(
                    publisher: publisher,
                    sequence: sequence,
                    delay: .generator,
                    at: Nanoseconds(at)
                )
            )
            if random.happens(100) { arrive(publisher, sequence, at + 1_000_000) }
            return
        }
        append(
            at,
            .sent(
                SentRecord(
                    publisher: publisher,
                    sequence: sequence,
                    sent: Nanoseconds(at),
                    delay: .generator
                )
            )
        )
        if random.happens(faults.stray) { arrive(publisher, plan.slots + sequence % 100, at) }
        let reached = plan.asksAnswers(publisher) ? answer(publisher, sequence, at) : true
        let mustPass = plan.value(publisher, sequence) == 3_000
        let comesOut =
            mustPass ? reached && !random.happens(faults.lost) : random.happens(faults.leaked)
        guard comesOut else { return }
        var arrival = at + 1_000_000 + Int64(random.next() % 1_000_000)
        if random.happens(faults.delayed) { arrival += Int64(random.next() % 200_000_000) }
        if random.happens(faults.late) { arrival += Int64(random.next() % 1_500_000_000) }
        if random.happens(faults.early) { arrival = at - 1 }
        arrive(publisher, sequence, arrival)
        while random.happens(faults.repeated) {
            arrival += Int64(random.next() % 700_000_000)
            arrive(publisher, sequence, arrival, isMarked: random.happens(faults.marked))
            // Judged a little before or behind the copy that it explains, or long before it.
            guard random.happens(150) else { continue }
            let again = arrival + Int64(random.next() % 300_000_000) - 250_000_000
            append(
                max(at, again),
                .resent(publisher: publisher, sequence: sequence, at: Nanoseconds(again))
            )
        }
    }

    /// Ends a connection and makes it again, with or without its session.
    private mutating func interrupt(before end: Int64) {
        var at = Int64(random.next() % UInt64(end))
        let isVerifier = random.happens(500)
        let client: ConnectionRecord.Client =
            isVerifier
            ? .verifier : .publisher(UInt32(random.next() % UInt64(plan.publisherCount)))
        tell(client, .disconnected(code: nil, reason: "reset"), at)
        at += Int64(random.next() % 500_000_000)
        // Some are never made again.
        if random.happens(60) { return }
        tell(client, .connected(tcp: .zero, tls: nil, acceptance: .zero, attempt: 1), at)
        guard random.happens(500) else {
            return tell(client, .sessionResumed(resent: 0), at)
        }
        tell(client, .sessionLost(unresolved: 0), at)
        guard isVerifier else { return }
        at += Int64(random.next() % 50_000_000)
        if random.happens(900) { tell(client, .subscribed(after: .zero), at) }
    }

    private mutating func tell(
        _ client: ConnectionRecord.Client,
        _ event: ConnectionRecord.Event,
        _ at: Int64
    ) {
        append(at, .connection(ConnectionRecord(client, event), at: Nanoseconds(at)))
    }

    /// Adds a message's answers and returns whether the message reached the broker.
    private mutating func answer(_ publisher: UInt32, _ sequence: UInt64, _ sent: Int64) -> Bool {
        var at = sent + 500_000
        if random.happens(faults.slowAnswer) { at += Int64(random.next() % 1_000_000_000) }
        if random.happens(faults.unresolved) {
            if random.happens(700) {
                append(
                    at,
                    .unresolved(publisher: publisher, sequence: sequence, at: Nanoseconds(at))
                )
            }
            if random.happens(700) { return random.happens(500) }
            at += Int64(random.next() % 1_000_000_000)
        }
        let isRefused = random.happens(faults.refused)
        append(
            at,
            .acknowledged(
                publisher: publisher,
                sequence: sequence,
                reason: isRefused ? 0x97 : random.happens(10) ? 0x10 : 0,
                at: Nanoseconds(at)
            )
        )
        return !isRefused || random.happens(300)
    }

    private mutating func arrive(
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ at: Int64,
        isMarked: Bool = false
    ) {
        let body: ReceivedRecord.Body = random.happens(faults.altered) ? .other([0x78]) : .asSent
        append(
            at,
            .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: Nanoseconds(at),
                    body: body,
                    isDuplicate: isMarked
                )
            )
        )
    }

    private mutating func append(_ at: Int64, _ record: Record) {
        records.append((at, records.count, record))
    }
}
