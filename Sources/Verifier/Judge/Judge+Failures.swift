import Evidence
import Quantities

extension Judge {
    /// The first messages of each kind that did not end as they must; after ``close()``.
    mutating func listFailures() -> [Failure] {
        var kinds: [Failure.Kind: [Failure]] = [:]
        for (index, ledger) in ledgers.enumerated() {
            let publisher = UInt32(index)
            // Refused ones among the missing are few beside this, or listed themselves.
            let missing = ledger.isThrottled ? 0 : 10 * FailureTally.limit
            for slot in ledger.missing.smallest(missing) {
                let state = ledger.state(of: slot, mustPass: true)
                add(publisher, slot, state.outcome(isThrottled: ledger.isThrottled), to: &kinds)
            }
            let refused = ledger.refused.smallest(FailureTally.limit)
            for slot in refused where !ledger.missing.contains(slot) {
                let mustPass = expectation(publisher, slot).mustPass
                let state = ledger.state(of: slot, mustPass: mustPass)
                add(publisher, slot, state.outcome(isThrottled: ledger.isThrottled), to: &kinds)
            }
        }
        for arrival in failures.arrivals { add(arrival, to: &kinds) }
        kinds[.misrouted] = misroutings
        kinds[.unexpected] = failures.unexpected.map { record in
            var failure = failure(.unexpected, record.publisher, record.sequence)
            failure.received = record.received
            failure.receivedPayload = Self.text(of: record.body)
            return failure
        }
        return remembering(kinds)
    }

    private func add(
        _ publisher: UInt32,
        _ slot: UInt64,
        _ outcome: Outcome,
        to kinds: inout [Failure.Kind: [Failure]]
    ) {
        guard let kind = Failure.Kind(rawValue: outcome.rawValue),
            kinds[kind, default: []].count < FailureTally.limit
        else { return }
        kinds[kind, default: []].append(failure(kind, publisher, slot))
    }

    private mutating func add(
        _ arrival: FailureTally.Arrival,
        to kinds: inout [Failure.Kind: [Failure]]
    ) {
        let record = arrival.record
        let mustPass = expectation(record.publisher, record.sequence).mustPass
        let state = ledgers[Int(record.publisher)].state(of: record.sequence, mustPass: mustPass)
        guard let kind = Failure.Kind(rawValue: state.outcome.rawValue),
            kinds[kind, default: []].count < FailureTally.limit
        else { return }
        let isListed = kinds[kind, default: []].contains {
            $0.publisher == record.publisher && $0.sequence == record.sequence
                && $0.received != nil
        }
        guard !isListed else { return }
        kinds[kind, default: []].removeAll {
            $0.publisher == record.publisher && $0.sequence == record.sequence
        }
        var failure = failure(kind, record.publisher, record.sequence)
        failure.sent = arrival.sent ?? failure.sent
        failure.received = record.received
        failure.receivedPayload = Self.text(of: record.body)
        kinds[kind, default: []].append(failure)
    }

    func failure(_ kind: Failure.Kind, _ publisher: UInt32, _ slot: UInt64) -> Failure {
        let place = FailureTally.Place(publisher: publisher, sequence: slot)
        guard isPlanned(publisher, slot) else {
            return Failure(kind: kind, publisher: publisher, sequence: slot, payload: "")
        }
        var message = OracleMessage(
            envelope: MessageEnvelope(of: publisher, in: scenario, plan)
        )
        plan.writePayload(publisher: publisher, sequence: slot, into: &message.payload)
        return Failure(
            kind: kind,
            publisher: publisher,
            sequence: slot,
            payload: Self.text(of: message.payload),
            value: oracle.value(in: message),
            intended: plan.intended(publisher: publisher, sequence: slot),
            sent: failures.sendTimes[place],
            acknowledged: failures.refusals[place],
            isSeenOnInput: control.map { $0.state(publisher, slot).arrival != .none }
        )
    }

    private static func text(of body: ReceivedRecord.Body) -> String? {
        guard case .other(let bytes) = body else { return nil }
        return text(of: bytes)
    }

    /// The first kilobyte as text; bytes that are no UTF-8 are shown as replacement characters.
    private static func text(of bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix(1_024), as: UTF8.self)
    }
}
