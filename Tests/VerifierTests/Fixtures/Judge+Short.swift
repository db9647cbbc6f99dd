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
        isMarked: Bool = false,
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
                    isDuplicate: isMarked
                )
            )
        )
    }

    mutating func enter(
        _ sequence: UInt64,
        publisher: UInt32 = 0,
        body: ReceivedRecord.Body = .asSent,
        at milliseconds: Int64? = nil
    ) {
        let intended = plan.intended(publisher: publisher, sequence: sequence)
        apply(
            .entered(
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

    mutating func note(
        _ event: ConnectionRecord.Event,
        of client: ConnectionRecord.Client = .verifier,
        at milliseconds: Int64
    ) {
        apply(.connection(ConnectionRecord(client, event), at: .milliseconds(milliseconds)))
    }

    mutating func end(
        _ client: ConnectionRecord.Client = .verifier,
        code: UInt8? = nil,
        at milliseconds: Int64
    ) {
        note(.disconnected(code: code, reason: "reset"), of: client, at: milliseconds)
    }

    /// The connection was made again: the session was kept, or the subscription was made anew.
    mutating func comeBack(
        _ client: ConnectionRecord.Client = .verifier,
        isForgotten: Bool = false,
        at milliseconds: Int64
    ) {
        let connected = ConnectionRecord.Event.connected(
            tcp: .zero,
            tls: nil,
            acceptance: .zero,
            attempt: 1
        )
        note(connected, of: client, at: milliseconds)
        guard isForgotten else {
            return note(.sessionResumed(resent: 0), of: client, at: milliseconds)
        }
        note(.sessionLost(unresolved: 0), of: client, at: milliseconds)
        if client == .verifier { note(.subscribed(after: .zero), at: milliseconds) }
    }

    mutating func resend(_ sequence: UInt64, publisher: UInt32 = 0, at milliseconds: Int64 = 0) {
        let at = Nanoseconds.milliseconds(milliseconds)
        apply(.resent(publisher: publisher, sequence: sequence, at: at))
    }

    mutating func renew(expiresIn milliseconds: Int64?, at: Int64) {
        let length = milliseconds.map { Nanoseconds.milliseconds($0) }
        apply(.event(.tokenRenewed(expiresIn: length), at: .milliseconds(at)))
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
