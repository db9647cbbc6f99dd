import Evidence
import Quantities

@testable import Verifier

/// Records in short, for directed tests: times in milliseconds.
extension Judge {
    mutating func send(_ sequence: UInt64, publisher: UInt32 = 0, at milliseconds: Int64? = nil) {
        let intended = plan.intended(publisher: publisher, sequence: sequence)
        apply(
            .sent(
                SentRecord(
                    publisher: publisher,
                    sequence: sequence,
                    sent: milliseconds.map { .milliseconds($0) } ?? intended,
                    delay: .generator
                )
            )
        )
    }

    mutating func answer(_ sequence: UInt64, _ reason: UInt8 = 0, at milliseconds: Int64 = 0) {
        let at = Nanoseconds.milliseconds(milliseconds)
        apply(.acknowledged(publisher: 0, sequence: sequence, reason: reason, at: at))
    }

    mutating func giveUpAnswer(_ sequence: UInt64) {
        apply(.unresolved(publisher: 0, sequence: sequence, at: .zero))
    }

    mutating func receive(
        _ sequence: UInt64,
        publisher: UInt32 = 0,
        body: ReceivedRecord.Body = .asSent,
        at milliseconds: Int64? = nil
    ) {
        let intended = plan.intended(publisher: publisher, sequence: sequence)
        apply(
            .received(
                ReceivedRecord(
                    publisher: publisher,
                    sequence: sequence,
                    received: milliseconds.map { .milliseconds($0) } ?? intended,
                    body: body,
                    isDuplicate: false
                )
            )
        )
    }

    mutating func settle(_ milliseconds: Int64) {
        apply(.settled(deadline: .milliseconds(milliseconds)))
    }

    /// The judgement after a full drain: what did not come by then does not come.
    mutating func finishDrained() -> Judgement {
        apply(.settled(deadline: Nanoseconds(.max)))
        return finish(cores: 1)
    }

    /// The counts after a full drain.
    mutating func finalCounts() -> LedgerCounts { finishDrained().counts }
}
