import Evidence
import LoadGen
import Quantities
import Scenarios
import Verifier

/// The records of a run in which nothing goes wrong, made piece by piece.
///
/// Messages leave in turn, 50 µs late; each is acknowledged, and comes out if it must, when
/// `publishers` × `inFlight` others have left after it. Overdue messages are looked for every
/// thousand messages.
struct HealthyRun {
    private static let lag = Nanoseconds.microseconds(50)
    private static let settlingInterval: UInt64 = 1_000

    /// What the run does.
    let scenario: Scenario
    /// What its slots hold.
    let plan: LoadPlan

    private let oracle: Oracle
    private let distance: UInt64
    private var next: UInt64 = 0
    private var slotMessage = OracleMessage()

    /// Creates a run at its beginning.
    ///
    /// - Parameters:
    ///   - scenario: With one workload.
    ///   - inFlight: How many messages of each publisher are on their way at any time.
    /// - Throws: ``OracleError`` for a graph that cannot be judged.
    init(_ scenario: Scenario, inFlight: UInt64) throws {
        self.scenario = scenario
        plan = LoadPlan(scenario)
        oracle = try Oracle(scenario.flow)
        distance = UInt64(plan.publisherCount) * inFlight
    }

    /// Replaces `records` by those of the next `count` messages; empty at the end of the run.
    ///
    /// The end of the run is when every message has come out, not when the last one has left.
    mutating func write(next count: UInt64, into records: inout [Record]) {
        records.removeAll(keepingCapacity: true)
        let end = min(next + count, plan.slotCount + distance)
        while next < end {
            let now = offset(ofMessage: next)
            if next < plan.slotCount { appendSent(next, at: now, to: &records) }
            if next >= distance { appendEnd(of: next - distance, at: now, to: &records) }
            if next % Self.settlingInterval == 0 {
                records.append(.settled(deadline: now - scenario.phases.drain))
            }
            next += 1
        }
    }

    private func offset(ofMessage message: UInt64) -> Nanoseconds {
        let (publisher, sequence) = slot(ofMessage: message)
        return plan.intended(publisher: publisher, sequence: sequence) + Self.lag
    }

    private func slot(ofMessage message: UInt64) -> (publisher: UInt32, sequence: UInt64) {
        let publishers = UInt64(plan.publisherCount)
        return (UInt32(message % publishers), message / publishers)
    }

    private func appendSent(_ message: UInt64, at now: Nanoseconds, to records: inout [Record]) {
        let (publisher, sequence) = slot(ofMessage: message)
        records.append(
            .sent(
                SentRecord(publisher: publisher, sequence: sequence, sent: now, delay: .generator)
            )
        )
    }

    private mutating func appendEnd(
        of message: UInt64,
        at now: Nanoseconds,
        to records: inout [Record]
    ) {
        let (publisher, sequence) = slot(ofMessage: message)
        records.append(
            .acknowledged(publisher: publisher, sequence: sequence, reason: 0, at: now)
        )
        plan.writePayload(publisher: publisher, sequence: sequence, into: &slotMessage.payload)
        guard oracle.expectation(of: slotMessage).mustPass else { return }
        records.append(
            .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: now,
                    body: .asSent,
                    isDuplicate: false
                )
            )
        )
    }
}
