import Evidence
import Quantities
import Scenarios

@testable import Verifier

/// A graph that is one throttle, run by a model of it in virtual time.
///
/// Messages leave once a millisecond, by turns; each takes a while to the throttle, and what passes
/// takes a while to the verifier. The model does what the documentation says, unless a fault is planted.
struct ThrottleStory {
    /// What the planted throttle does otherwise.
    enum Fault: Hashable {
        /// Its interval is so many thousandths of the right one.
        case interval(thousandths: Int64)
        /// It lets each so many-th message pass that it has to hold back.
        case extra(each: Int)
        /// It loses each so many-th message that it lets pass.
        case loss(each: Int)
        /// It lets nothing pass for a while after each so many-th message.
        case pause(each: Int, Nanoseconds)
    }

    var publishers = 4
    var messages: UInt64 = 1_000
    var configuration = #"{"perTopicThrottles":[{"topic":"raw/#","maxMessagesPerSecond":20}]}"#
    var interval = Nanoseconds.milliseconds(50)
    var delay: ClosedRange<Int64> = 100_000...3_000_000
    var fault: Fault?
    var seed: UInt64 = 1
    var asksAnswers = true
    /// Which sequence numbers the broker refuses.
    var refused: (UInt64) -> Bool = { _ in false }

    /// The graph: the throttle alone.
    var flow: DataFlow {
        WindowGraphs.row(
            WindowGraphs.operation("slow", .builtInThrottle, ["throttle": configuration])
        )
    }

    private struct Passing {
        let publisher: UInt32
        let sequence: UInt64
        let seen: Int64
        let sent: Int64
    }

    /// What the judge says of it.
    func judgement() throws -> Judgement {
        let asks = asksAnswers
        let plan = TestPlan(publisherCount: publishers, slots: messages, asksAnswers: { _ in asks })
        var scenario = TestScenario.make()
        scenario.flow = flow
        var judge = try Judge(scenario: scenario, plan: plan)
        for (_, record) in records().sorted(by: { $0.0 < $1.0 }) { judge.apply(record) }
        judge.apply(.settled(deadline: Nanoseconds(.max)))
        return judge.finish(cores: 2)
    }

    private func records() -> [(Int64, Record)] {
        var random = SeededGenerator(seed: seed)
        var records: [(Int64, Record)] = []
        var waiting: [Passing] = []
        for sequence in 0..<messages {
            for publisher in 0..<UInt32(publishers) {
                let sent =
                    Int64(sequence) * 1_000_000 + Int64(publisher) * 1_000_000 / Int64(publishers)
                records.append(
                    (
                        sent,
                        .sent(
                            SentRecord(
                                publisher: publisher,
                                sequence: sequence,
                                sent: Nanoseconds(sent),
                                delay: .generator
                            )
                        )
                    )
                )
                let isRefused = refused(sequence)
                if asksAnswers {
                    let at = sent + Int64.random(in: delay, using: &random)
                    let reason: UInt8 = isRefused ? 0x97 : 0
                    records.append(
                        (
                            at,
                            .acknowledged(
                                publisher: publisher,
                                sequence: sequence,
                                reason: reason,
                                at: Nanoseconds(at)
                            )
                        )
                    )
                }
                guard !isRefused else { continue }
                let seen = sent + Int64.random(in: delay, using: &random)
                waiting.append(
                    Passing(publisher: publisher, sequence: sequence, seen: seen, sent: sent)
                )
            }
        }
        for passing in throttled(waiting.sorted { $0.seen < $1.seen }) {
            let received = passing.seen + Int64.random(in: delay, using: &random)
            records.append(
                (
                    received,
                    .received(
                        ReceivedRecord(
                            publisher: passing.publisher,
                            sequence: passing.sequence,
                            received: Nanoseconds(received),
                            body: .asSent,
                            isDuplicate: false
                        )
                    )
                )
            )
        }
        return records
    }

    /// What passes, of messages in the order in which the throttle sees them.
    private func throttled(_ messages: [Passing]) -> [Passing] {
        var opens = Int64.min
        var (held, passed) = (0, 0)
        var interval = interval.count
        if case .interval(let thousandths) = fault { interval = interval * thousandths / 1_000 }
        return messages.filter { message in
            guard message.seen >= opens else {
                held += 1
                if case .extra(let each) = fault { return held % each == 0 }
                return false
            }
            passed += 1
            opens = message.seen + interval
            switch fault {
            case .loss(let each): return passed % each != 0
            case .pause(let each, let length) where passed % each == 0: opens += length.count
            default: break
            }
            return true
        }
    }
}
