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
        if let drain = faults.drain {
            let end = plan.intended(publisher: 0, sequence: plan.slots).count + 2_000_000_000
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
            arrive(publisher, sequence, arrival)
        }
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

    private mutating func arrive(_ publisher: UInt32, _ sequence: UInt64, _ at: Int64) {
        let body: ReceivedRecord.Body = random.happens(faults.altered) ? .other([0x78]) : .asSent
        append(
            at,
            .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: Nanoseconds(at),
                    body: body,
                    isDuplicate: false
                )
            )
        )
    }

    private mutating func append(_ at: Int64, _ record: Record) {
        records.append((at, records.count, record))
    }
}
