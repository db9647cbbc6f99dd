import Evidence
import Quantities
import Scenarios

extension Judge {
    mutating func apply(_ record: SentRecord) {
        guard isPlanned(record.publisher, record.sequence) else { return noteContradiction() }
        let mustPass = isExpected(record.publisher, record.sequence)
        let intended = plan.intended(publisher: record.publisher, sequence: record.sequence)
        let lag = record.sent - intended
        let isAccepted = ledgers[Int(record.publisher)].send(
            record.sequence,
            mustPass: mustPass,
            at: record.sent.count,
            lag: lag.count,
            interruptions: interruptions
        )
        guard isAccepted else { return noteContradiction() }
        if windows != nil { gather(record) }
        if poison != nil { notePoison(record) }
        if control != nil { noteControlled(record, lag: lag) }
        if throttles != nil, mustPass, !ledgers[Int(record.publisher)].asksAnswers {
            throttles?.offer(record.publisher, sent: record.sent)
        }
        sentSoFar += 1
        if record.sent.count < missedUntil {
            noteMissed(record, mustPass: mustPass)
        } else if !mustPass {
            withheldTimeline.add(sent: record.sent.count)
        }
        if scenario.phases.isMeasured(intended) {
            measured.slots += 1
            measured.sent += 1
            switch record.delay {
            case .generator: latencies.generatorLag.record(lag)
            case .quota: latencies.quotaLag.record(lag)
            case .connection: latencies.connectionLag.record(lag)
            }
        }
        if !early.isEmpty {
            for received in early.take(record.publisher, record.sequence) { apply(received) }
        }
    }

    mutating func applyUnsent(_ publisher: UInt32, _ sequence: UInt64, _ delay: SendDelay) {
        guard isPlanned(publisher, sequence),
            ledgers[Int(publisher)].declareUnsent(sequence)
        else { return noteContradiction() }
        control?.declareUnsent(publisher, sequence)
        unsentByDelay[Int(delay.rawValue)] += 1
        let intended = plan.intended(publisher: publisher, sequence: sequence)
        if scenario.phases.isMeasured(intended) { measured.slots += 1 }
        for received in early.take(publisher, sequence) { noteUnexpected(received) }
    }

    mutating func applyAnswer(
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ answer: MessageState.Answer,
        at: Nanoseconds
    ) {
        guard isPlanned(publisher, sequence) else { return noteContradiction() }
        let index = Int(publisher)
        let isOpen = !ledgers[index].isSettled(sequence)
        // Read before the answer, which may close the slot's word.
        let lag = isOpen ? ledgers[index].window.lag(of: sequence) : nil
        let mustPass = isOpen || isExpected(publisher, sequence)
        let isOffered = throttles != nil && isOpen && ledgers[index].window.isNeeded(sequence)
        let effect = ledgers[index].answer(sequence, answer, mustPass: mustPass)
        control?.answer(publisher, sequence, answer)
        if windows != nil {
            windows?.answer(FailureTally.Place(publisher: publisher, sequence: sequence), answer)
        }
        switch effect {
        case .impossible: noteContradiction()
        case .first where answer == .acknowledged:
            let intended = plan.intended(publisher: publisher, sequence: sequence)
            guard let lag else { return }
            if isOffered {
                throttles?.offer(publisher, sent: intended + Nanoseconds(lag))
            }
            guard scenario.phases.isMeasured(intended) else { return }
            latencies.publish.record(at - intended - Nanoseconds(lag))
        case .first, .revised:
            guard answer == .refused else { return }
            if poison != nil { notePoisonRefused(publisher, sequence) }
            failures.noteRefused(publisher, sequence, at: at)
        case .unplaced: unplaced += 1
        case .repeated: break
        }
    }

    /// A publisher sent a message again, so its copies have a cause.
    mutating func applyResent(_ publisher: UInt32, _ sequence: UInt64) {
        connections[.resent] += 1
        windows?.resend(FailureTally.Place(publisher: publisher, sequence: sequence))
        guard isPlanned(publisher, sequence), ledgers[Int(publisher)].wasSent(sequence) else {
            return noteContradiction()
        }
        guard !ledgers[Int(publisher)].isForgotten(sequence) else { return }
        ledgers[Int(publisher)].repetition.resent.insert(sequence)
        let place = FailureTally.Place(publisher: publisher, sequence: sequence)
        for cause in recentDuplicates.take(place) {
            ledgers[Int(publisher)].duplicates[cause] -= 1
            ledgers[Int(publisher)].duplicates[.publisher] += 1
        }
    }

    mutating func apply(_ record: ReceivedRecord) {
        let publisher = record.publisher
        let sequence = record.sequence
        guard isPlanned(publisher, sequence) else { return noteUnexpected(record) }
        let index = Int(publisher)
        let intended = plan.intended(publisher: publisher, sequence: sequence)
        let isOpen = !ledgers[index].isSettled(sequence) && sequence < ledgers[index].next
        // Read before the arrival, which may close the slot's word; and here, because a method of
        // the judge's would have to copy all of it.
        var sent: Nanoseconds?
        var isOverdue = false
        if isOpen {
            sent = ledgers[index].window.lag(of: sequence).map { intended + Nanoseconds($0) }
            let latest = sent?.count ?? ledgers[index].window[wordOf: sequence].lastSent
            isOverdue = latest < deadline
        }
        var mustPass = true
        var isAltered = record.body != .asSent
        if !isOpen || oracle.changesPayloads {
            let expectation = expectation(publisher, sequence)
            mustPass = expectation.mustPass
            isAltered = !matches(record, expectation)
        } else {
            mustPass = ledgers[index].window.isNeeded(sequence)
            if isAltered { isAltered = !matches(record, .deliverUnchanged) }
        }
        let effect = ledgers[index].receive(
            sequence,
            isAltered: isAltered,
            isOverdue: isOverdue,
            mustPass: mustPass,
            isMarked: record.isDuplicate,
            interruptions: interruptions
        )
        switch effect {
        case .early:
            if !early.hold(record) { noteUnexpected(record) }
            return
        case .unexpected: return noteUnexpected(record)
        case .unplaced:
            unplaced += 1
            return
        case .first where mustPass:
            noteDelivered(record, intended: intended, sent: sent)
        case .repeated(let cause) where cause == .interruption || cause == .unexplained:
            let place = FailureTally.Place(publisher: publisher, sequence: sequence)
            recentDuplicates.add(place, cause)
        case .first, .repeated: break
        }
        if poison != nil, effect == .first {
            notePoison(record, mustPass: mustPass, sent: sent)
        }
        if throttles != nil, mustPass { noteTurn(record, effect, sent: sent) }
        if record.topic != nil, mustPass { noteTopic(record, sent: sent) }
        if mustPass, !record.differences.isEmpty || scenario.watchesTimestamps {
            noteEnvelope(record, sent: sent)
        }
        if isAltered || !mustPass { failures.noteArrival(record, mustPass: mustPass, sent: sent) }
    }

    mutating func noteUnexpected(_ record: ReceivedRecord) {
        strangers.unexpected += 1
        failures.noteUnexpected(record)
    }

    private mutating func noteDelivered(
        _ record: ReceivedRecord,
        intended: Nanoseconds,
        sent: Nanoseconds?
    ) {
        guard scenario.phases.isMeasured(intended) else { return }
        measured.delivered += 1
        latencies.endToEnd.record(record.received - intended)
        if let sent { latencies.endToEndFromSend.record(record.received - sent) }
        if let entry = control?.entry(record.publisher, record.sequence) {
            latencies.graph.record(record.received - entry)
        }
    }

    /// Whether what came out is what must: the same bytes, or the same JSON.
    ///
    /// What a body says counts, not how a number is spelled; where an operation computed it anew,
    /// the last digits may differ too.
    private func matches(_ record: ReceivedRecord, _ expectation: Expectation) -> Bool {
        if case .asSent = record.body {
            guard case .deliver(let body) = expectation else { return true }
            return JSONComparison.computed.isSame(asSent(record), body)
        }
        guard case .other(let bytes) = record.body else { return false }
        if case .deliver(let body) = expectation {
            return JSONComparison.computed.isSame(bytes, body)
        }
        return JSONComparison.copied.isSame(bytes, asSent(record))
    }

    private func asSent(_ record: ReceivedRecord) -> [UInt8] {
        var payload: [UInt8] = []
        plan.writePayload(
            publisher: record.publisher,
            sequence: record.sequence,
            into: &payload
        )
        return payload
    }

    mutating func noteContradiction() { contradictions += 1 }
}
