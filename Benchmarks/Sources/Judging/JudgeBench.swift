import Evidence
import LoadGen
import Quantities
import Verifier

/// A judge that is told of each sending just before the message comes out.
struct JudgeBench {
    private static let lag = Nanoseconds.microseconds(50)

    /// Judges by the records.
    var judge: Judge
    /// How many messages came out.
    private(set) var received = 0

    private let plan: LoadPlan
    /// The next slot of each publisher whose sending the judge has not been told.
    private var next: [UInt64]

    /// Creates a bench around a judge that has judged nothing yet.
    init(_ judge: Judge, plan: LoadPlan) {
        self.judge = judge
        self.plan = plan
        next = Array(repeating: 0, count: plan.publisherCount)
    }

    /// Applies records, those of sending included.
    mutating func take(_ records: [Record]) {
        for record in records {
            if case .received(let message) = record {
                received += 1
                noteSent(by: message.publisher, upTo: message.sequence)
            }
            judge.apply(record)
        }
    }

    private mutating func noteSent(by publisher: UInt32, upTo last: UInt64) {
        while next[Int(publisher)] <= last {
            let sequence = next[Int(publisher)]
            let sent = plan.intended(publisher: publisher, sequence: sequence) + Self.lag
            judge.apply(
                .sent(
                    SentRecord(
                        publisher: publisher,
                        sequence: sequence,
                        sent: sent,
                        delay: .generator
                    )
                )
            )
            next[Int(publisher)] += 1
        }
    }
}
