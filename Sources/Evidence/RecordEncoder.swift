import Quantities

/// Writes records one after the other, each as its difference from what was to be expected.
///
/// A healthy record takes six to eight bytes: tag, publisher, sequence and time.
struct RecordEncoder {
    var prediction = RecordPrediction()
    private var topics = RecordTopics()

    /// Writes one record.
    mutating func write(_ record: Record, to writer: inout ByteWriter) {
        switch record {
        case .sent(let sent):
            writer.byte(RecordTag(.sent, flags: sent.delay.rawValue).byte)
            slot(.sent, sent.publisher, sent.sequence, sent.sent, &writer)
        case .unsent(let publisher, let sequence, let delay, let at):
            writer.byte(RecordTag(.unsent, flags: delay.rawValue).byte)
            slot(.unsent, publisher, sequence, at, &writer)
        case .acknowledged(let publisher, let sequence, let reason, let at):
            let flags = reason == 0 ? 0 : RecordTag.hasReason
            writer.byte(RecordTag(.acknowledged, flags: flags).byte)
            slot(.acknowledged, publisher, sequence, at, &writer)
            if reason != 0 { writer.byte(reason) }
        case .unresolved(let publisher, let sequence, let at):
            writer.byte(RecordTag(.unresolved).byte)
            slot(.unresolved, publisher, sequence, at, &writer)
        case .resent(let publisher, let sequence, let at):
            writer.byte(RecordTag(.resent).byte)
            slot(.resent, publisher, sequence, at, &writer)
        case .connection(let record, let at):
            write(record, at: at, to: &writer)
        case .entered(let entered):
            write(entered, as: .entered, in: .entered, to: &writer)
        case .received(let received):
            write(received, as: .received, in: .received, to: &writer)
        case .result(let result): write(result, to: &writer)
        case .stranger(let stranger, let at):
            write(stranger, at: at, to: &writer)
        case .health(let sample):
            write(sample, to: &writer)
        case .event(let event, let at):
            write(event, at: at, to: &writer)
        case .settled(let deadline):
            writer.byte(RecordTag(.settled).byte)
            writer.zigzag(prediction.difference(ofDeadline: deadline.count))
        }
    }

    mutating func slot(
        _ stream: RecordPrediction.Stream,
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ at: Nanoseconds,
        _ writer: inout ByteWriter
    ) {
        writer.varint(UInt64(publisher))
        writer.zigzag(prediction.difference(of: sequence, publisher: publisher, in: stream))
        writer.zigzag(prediction.difference(ofInstant: at.count))
    }

    private mutating func write(
        _ received: ReceivedRecord,
        as kind: RecordTag.Kind,
        in stream: RecordPrediction.Stream,
        to writer: inout ByteWriter
    ) {
        var tag = RecordTag(kind)
        if received.isDuplicate { tag.flags |= RecordTag.isDuplicate }
        if received.body != .asSent { tag.flags |= RecordTag.hasBody }
        if received.topic != nil { tag.flags |= RecordTag.hasTopic }
        let hasEnvelope = !received.differences.isEmpty || received.timestamp != nil
        if hasEnvelope { tag.flags |= RecordTag.hasEnvelope }
        writer.byte(tag.byte)
        slot(stream, received.publisher, received.sequence, received.received, &writer)
        if case .other(let bytes) = received.body { writer.counted(bytes) }
        if hasEnvelope {
            let time = received.timestamp == nil ? 0 : RecordTag.carriesTime
            writer.byte(received.differences.rawValue | time)
            if let timestamp = received.timestamp { writer.zigzag(timestamp.milliseconds) }
        }
        if let topic = received.topic {
            let (number, isNew) = topics.number(of: topic)
            writer.varint(number)
            if isNew { writer.counted(topic.utf8) }
        }
    }

    private mutating func write(
        _ stranger: Stranger,
        at: Nanoseconds,
        to writer: inout ByteWriter
    ) {
        let flag: RecordTag.StrangerFlag =
            switch stranger {
            case .foreign: .foreign
            case .staleRun: .staleRun
            case .retained: .retained
            case .probe: .probe
            case .onInput: .onInput
            }
        writer.byte(RecordTag(.stranger, flags: flag.rawValue).byte)
        writer.zigzag(prediction.difference(ofInstant: at.count))
        switch stranger {
        case .staleRun(let run): writer.varint(run.rawValue)
        case .probe(let sequence): writer.varint(sequence)
        case .foreign, .retained, .onInput: break
        }
    }

    private mutating func write(_ sample: HealthSample, to writer: inout ByteWriter) {
        writer.byte(RecordTag(.health).byte)
        writer.zigzag(prediction.difference(ofInstant: sample.at.count))
        writer.zigzag(sample.processCPU.count)
        writer.varint(sample.residentBytes)
        writer.zigzag(sample.longestGap.count)
        writer.varint(sample.backlog)
        writer.varint(sample.strain.involuntarySwitches)
        writer.varint(sample.strain.throttledPeriods)
        writer.zigzag(sample.strain.pressure.count)
        writer.zigzag(sample.strain.stolen.count)
        writer.varint(sample.strain.busiestLoopThousandths)
        writer.varint(sample.traffic.packetsSent)
        writer.varint(sample.traffic.packetsReceived)
        writer.varint(sample.traffic.writes)
        writer.varint(sample.traffic.bytesSent)
        writer.varint(sample.traffic.bytesReceived)
    }

    private mutating func write(_ event: RunEvent, at: Nanoseconds, to writer: inout ByteWriter) {
        let flag: RecordTag.EventFlag =
            switch event {
            case .scheduleBegan: .scheduleBegan
            case .phase: .phase
            case .subscriberDisconnected: .subscriberDisconnected
            case .tokenRenewed: .tokenRenewed
            case .tokenUnusable: .tokenUnusable
            case .interrupted: .interrupted
            case .ended: .ended
            }
        writer.byte(RecordTag(.event, flags: flag.rawValue).byte)
        writer.zigzag(prediction.difference(ofInstant: at.count))
        switch event {
        case .scheduleBegan(let calendar): writer.zigzag(calendar.milliseconds)
        case .phase(let text), .subscriberDisconnected(let text), .ended(let text),
            .tokenUnusable(let text):
            writer.counted(text.utf8)
        case .tokenRenewed(let expiresIn):
            writer.optional(expiresIn)
        case .interrupted:
            break
        }
    }
}
