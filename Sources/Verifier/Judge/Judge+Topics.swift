import Evidence
import Quantities
import Scenarios

extension Judge {
    /// A message came out that must, where results come out on several topics.
    mutating func noteTopic(_ record: ReceivedRecord, sent: Nanoseconds?) {
        let expected = topic(of: record.publisher, record.sequence)
        guard record.topic != expected else { return }
        misrouted += 1
        failures.noteMisrouted(record, sent: sent)
    }

    /// The names of the user properties that the graph can write.
    public var writtenProperties: Set<String> { oracle.writtenProperties }

    /// A message came out that must, with other user properties or another time than it left with.
    mutating func noteEnvelope(_ record: ReceivedRecord, sent: Nanoseconds?) {
        if record.differences.contains(.lost) { envelopes[.propertyLost, default: 0] += 1 }
        if record.differences.contains(.altered) { envelopes[.propertyAltered, default: 0] += 1 }
        if record.differences.contains(.reordered) {
            envelopes[.propertiesReordered, default: 0] += 1
        }
        guard scenario.watchesTimestamps, let calendar, let sent,
            !oracle.writtenProperties.contains("__ts")
        else { return }
        // A send time is known to a step of the ledger's; a millisecond may begin within it.
        let latest = sent + Nanoseconds(LedgerWindow.lagStep)
        let carried = record.timestamp
        guard carried != calendar.instant(at: sent), carried != calendar.instant(at: latest) else {
            return
        }
        envelopes[.timestampChanged, default: 0] += 1
    }

    /// The topic that a slot's message must come out on; nil where all come out on one, or it must not.
    func topic(of publisher: UInt32, _ sequence: UInt64) -> String? {
        var message = OracleMessage(envelope: MessageEnvelope(of: publisher, in: scenario, plan))
        plan.writePayload(publisher: publisher, sequence: sequence, into: &message.payload)
        return oracle.topic(of: message)
    }

    /// The first messages that came out on another topic than they must.
    var misroutings: [Failure] {
        failures.misrouted.map { arrival in
            let record = arrival.record
            var failure = failure(.misrouted, record.publisher, record.sequence)
            failure.sent = arrival.sent ?? failure.sent
            failure.received = record.received
            failure.topic = topic(of: record.publisher, record.sequence)
            failure.receivedTopic = record.topic
            return failure
        }
    }
}
