import Quantities

/// Reads records that ``RecordEncoder`` wrote, in the same order.
struct RecordDecoder {
    private var prediction = RecordPrediction()
    private var topics = RecordTopics()

    /// Reads one record.
    mutating func read(_ reader: inout ByteReader) throws(ByteReader.Malformation) -> Record {
        guard let tag = RecordTag(byte: try reader.byte()) else {
            throw ByteReader.Malformation(problem: "a record is of an unknown kind")
        }
        switch tag.kind {
        case .sent:
            let delay = try delay(tag)
            let slot = try slot(.sent, &reader)
            return .sent(
                SentRecord(
                    publisher: slot.publisher,
                    sequence: slot.sequence,
                    sent: slot.at,
                    delay: delay
                )
            )
        case .unsent:
            let delay = try delay(tag)
            let slot = try slot(.unsent, &reader)
            return .unsent(
                publisher: slot.publisher,
                sequence: slot.sequence,
                delay: delay,
                at: slot.at
            )
        case .acknowledged:
            let slot = try slot(.acknowledged, &reader)
            let reason = tag.flags & RecordTag.hasReason == 0 ? 0 : try reader.byte()
            return .acknowledged(
                publisher: slot.publisher,
                sequence: slot.sequence,
                reason: reason,
                at: slot.at
            )
        case .unresolved:
            let slot = try slot(.unresolved, &reader)
            return .unresolved(publisher: slot.publisher, sequence: slot.sequence, at: slot.at)
        case .resent:
            let slot = try slot(.resent, &reader)
            return .resent(publisher: slot.publisher, sequence: slot.sequence, at: slot.at)
        case .connection: return try connection(tag, &reader)
        case .entered: return .entered(try received(tag, .entered, &reader))
        case .received: return .received(try received(tag, .received, &reader))
        case .result: return .result(try result(tag, &reader))
        case .stranger: return try stranger(tag, &reader)
        case .health: return .health(try health(&reader))
        case .event: return try event(tag, &reader)
        case .settled:
            let deadline = prediction.deadline(after: try reader.zigzag())
            return .settled(deadline: Nanoseconds(deadline))
        }
    }

    private func delay(_ tag: RecordTag) throws(ByteReader.Malformation) -> SendDelay {
        guard let delay = SendDelay(rawValue: tag.flags) else {
            throw ByteReader.Malformation(problem: "a delay is of an unknown kind")
        }
        return delay
    }

    mutating func instant(
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> Nanoseconds {
        Nanoseconds(prediction.instant(after: try reader.zigzag()))
    }

    private mutating func slot(
        _ stream: RecordPrediction.Stream,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> (publisher: UInt32, sequence: UInt64, at: Nanoseconds) {
        let publisher = try reader.integer(UInt32.self)
        let difference = try reader.zigzag()
        let sequence = prediction.sequence(after: difference, publisher: publisher, in: stream)
        return (publisher, sequence, try instant(&reader))
    }

    private mutating func received(
        _ tag: RecordTag,
        _ stream: RecordPrediction.Stream,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> ReceivedRecord {
        let slot = try slot(stream, &reader)
        let hasBody = tag.flags & RecordTag.hasBody != 0
        var record = ReceivedRecord(
            publisher: slot.publisher,
            sequence: slot.sequence,
            received: slot.at,
            body: hasBody ? .other(Array(try reader.counted())) : .asSent,
            isDuplicate: tag.flags & RecordTag.isDuplicate != 0
        )
        if tag.flags & RecordTag.hasEnvelope != 0 {
            let bits = try reader.byte()
            record.differences = EnvelopeDifferences(rawValue: bits & ~RecordTag.carriesTime)
            if bits & RecordTag.carriesTime != 0 {
                record.timestamp = WallClockInstant(milliseconds: try reader.zigzag())
            }
        }
        if tag.flags & RecordTag.hasTopic != 0 {
            let number = try reader.varint()
            record.topic = topics[number]
            if record.topic == nil {
                let name = try reader.text()
                topics.add(name, number: number)
                record.topic = name
            }
        }
        return record
    }

    private mutating func stranger(
        _ tag: RecordTag,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> Record {
        let at = try instant(&reader)
        switch RecordTag.StrangerFlag(rawValue: tag.flags) {
        case .foreign: return .stranger(.foreign, at: at)
        case .retained: return .stranger(.retained, at: at)
        case .onInput: return .stranger(.onInput, at: at)
        case .probe: return .stranger(.probe(try reader.varint()), at: at)
        case .staleRun:
            guard let run = RunIdentifier(rawValue: try reader.varint()) else {
                throw ByteReader.Malformation(problem: "a run identifier has more than 40 bits")
            }
            return .stranger(.staleRun(run), at: at)
        case nil: throw ByteReader.Malformation(problem: "a stranger is of an unknown kind")
        }
    }

    private mutating func health(
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> HealthSample {
        HealthSample(
            at: try instant(&reader),
            processCPU: Nanoseconds(try reader.zigzag()),
            residentBytes: try reader.varint(),
            longestGap: Nanoseconds(try reader.zigzag()),
            backlog: try reader.varint(),
            strain: try strain(&reader),
            traffic: try traffic(&reader)
        )
    }

    private func strain(
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> MachineStrain {
        var strain = MachineStrain()
        strain.involuntarySwitches = try reader.varint()
        strain.throttledPeriods = try reader.varint()
        strain.pressure = Nanoseconds(try reader.zigzag())
        strain.stolen = Nanoseconds(try reader.zigzag())
        strain.busiestLoopThousandths = try reader.varint()
        return strain
    }

    private func traffic(_ reader: inout ByteReader) throws(ByteReader.Malformation) -> Traffic {
        var traffic = Traffic()
        traffic.packetsSent = try reader.varint()
        traffic.packetsReceived = try reader.varint()
        traffic.writes = try reader.varint()
        traffic.bytesSent = try reader.varint()
        traffic.bytesReceived = try reader.varint()
        return traffic
    }

    private mutating func event(
        _ tag: RecordTag,
        _ reader: inout ByteReader
    ) throws(ByteReader.Malformation) -> Record {
        let at = try instant(&reader)
        switch RecordTag.EventFlag(rawValue: tag.flags) {
        case .phase: return .event(.phase(try reader.text()), at: at)
        case .tokenRenewed:
            return .event(.tokenRenewed(expiresIn: try reader.optional()), at: at)
        case .tokenUnusable: return .event(.tokenUnusable(reason: try reader.text()), at: at)
        case .subscriberDisconnected:
            return .event(.subscriberDisconnected(reason: try reader.text()), at: at)
        case .interrupted: return .event(.interrupted, at: at)
        case .scheduleBegan:
            let calendar = WallClockInstant(milliseconds: try reader.zigzag())
            return .event(.scheduleBegan(calendar), at: at)
        case .ended: return .event(.ended(try reader.text()), at: at)
        case nil: throw ByteReader.Malformation(problem: "an event is of an unknown kind")
        }
    }
}
