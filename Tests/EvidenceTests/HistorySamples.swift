import Quantities

@testable import Evidence

/// Headers, facts and random records for the tests of the history.
enum HistorySamples {
    static let header = RunHeader(
        run: RunIdentifier(rawValue: 0xAB_CDEF_0123) ?? RunIdentifier(start: .epoch, random: 0),
        seed: .max,
        scenario: "quickstart",
        scenarioFile: KeptFile(path: "quickstart.yaml", text: "name: quickstart\n# 20 °C\n"),
        furtherFiles: [KeptFile(path: "a.yaml", text: ""), KeptFile(path: "b.yaml", text: "b: 1")],
        overrides: ["phases.measure=5s"],
        environment: ["AIO_BROKER_HOSTNAME=broker.example"],
        started: WallClockInstant(milliseconds: 1_780_000_000_123),
        versions: SoftwareVersions(crucible: "0.1.0", swift: "6.3", openSSL: "OpenSSL 3.5"),
        host: HostFacts(cores: 2, kernel: "Linux 6.12", memoryBytes: 8 << 30),
        isSandbox: true,
        planted: ["drop:1e-3"],
        commandLine: ["crucible", "run", "quickstart.yaml"]
    )

    static let broker: BrokerFacts = {
        var facts = BrokerFacts(address: "mqtts://broker.example:18883")
        facts.securityVersion = "TLSv1.3"
        facts.cipher = "TLS_AES_256_GCM_SHA384"
        facts.receiveMaximum = 100
        facts.maximumQuality = 1
        facts.maximumPacketSize = .max
        facts.serverKeepAlive = 60
        facts.sessionExpiry = 3_600
        facts.isSubscriptionIdentifierAvailable = false
        facts.grantedQuality = 1
        facts.authenticationMethod = "K8S-SAT"
        facts.credential = CredentialFacts(
            length: 1_204,
            audiences: ["aio-internal", "second"],
            subject: "system:serviceaccount:azure-iot-operations:load",
            expires: WallClockInstant(milliseconds: -1)
        )
        return facts
    }()

    /// Records of all kinds with values of all sizes, the extremes included.
    static func records(_ count: Int, seed: UInt64) -> [Record] {
        let random = Philox2x64(key: seed)
        return (0..<UInt64(count)).map { index in
            let (first, second) = random.block(low: index, high: 0)
            let (third, fourth) = random.block(low: index, high: 1)
            let publisher = UInt32(truncatingIfNeeded: second >> (second & 31))
            let sequence = third >> (third & 63)
            let at = Nanoseconds(Int64(bitPattern: fourth) >> Int64(fourth & 63))
            return record(first, publisher % 4 == 0 ? publisher : publisher % 50, sequence, at)
        }
    }

    /// What a run without any fault leaves: 20 publishers, 500 messages a second in all.
    static func healthyRecords(messages: Int) -> [Record] {
        (0..<messages).flatMap { index -> [Record] in
            let publisher = UInt32(index % 20)
            let sequence = UInt64(index / 20)
            let sent = Nanoseconds(Int64(index) * 2_000_000 + 81_234)
            return [
                .sent(
                    SentRecord(
                        publisher: publisher,
                        sequence: sequence,
                        sent: sent,
                        delay: .generator
                    )
                ),
                .acknowledged(
                    publisher: publisher,
                    sequence: sequence,
                    reason: 0,
                    at: sent + .microseconds(412)
                ),
                .received(
                    ReceivedRecord(
                        publisher: publisher,
                        sequence: sequence,
                        received: sent + .microseconds(1_204),
                        body: .asSent,
                        isDuplicate: false
                    )
                ),
            ]
        }
    }

    private static func record(
        _ bits: UInt64,
        _ publisher: UInt32,
        _ sequence: UInt64,
        _ at: Nanoseconds
    ) -> Record {
        let delay = SendDelay(rawValue: UInt8(bits >> 8 & 1) + UInt8(bits >> 9 & 1)) ?? .generator
        let text = bits & 0x400 == 0 ? "" : "reason \(bits) – ünïcode"
        switch bits % 18 {
        case 0, 1:
            let sent = SentRecord(
                publisher: publisher,
                sequence: sequence,
                sent: at,
                delay: delay
            )
            return .sent(sent)
        case 2:
            return .unsent(publisher: publisher, sequence: sequence, delay: delay, at: at)
        case 3, 4:
            let reason = bits & 0x800 == 0 ? 0 : UInt8(truncatingIfNeeded: bits >> 16)
            return .acknowledged(publisher: publisher, sequence: sequence, reason: reason, at: at)
        case 5: return .unresolved(publisher: publisher, sequence: sequence, at: at)
        case 6, 7:
            let bytes = (0..<bits >> 20 % 300).map { UInt8(truncatingIfNeeded: $0) }
            let received = ReceivedRecord(
                publisher: publisher,
                sequence: sequence,
                received: at,
                body: bits & 0x100 == 0 ? .asSent : .other(bytes),
                isDuplicate: bits & 0x200 == 0,
                topic: bits & 0x2000 == 0 ? nil : "factory/\(bits >> 16 % 50)",
                differences: EnvelopeDifferences(rawValue: UInt8(bits >> 14 & 7)),
                timestamp: bits & 0x4_0000 == 0
                    ? nil : WallClockInstant(milliseconds: Int64(bitPattern: bits))
            )
            return bits & 0x1000 == 0 ? .received(received) : .entered(received)
        case 8:
            guard bits & 0x100 != 0 else { return .stranger(.foreign, at: at) }
            let instant = WallClockInstant(milliseconds: Int64(bitPattern: bits))
            let result = ResultRecord(
                received: at,
                timestamp: bits & 0x200 == 0 ? instant : nil,
                body: (0..<bits >> 20 % 300).map { UInt8(truncatingIfNeeded: $0) },
                isDuplicate: bits & 0x400 == 0
            )
            return .result(result)
        case 9: return .stranger(.staleRun(header.run), at: at)
        case 10:
            let strangers: [Stranger] = [.retained, .probe(sequence), .onInput]
            return .stranger(strangers[Int((bits >> 8) % 3)], at: at)
        case 11:
            var strain = MachineStrain()
            strain.involuntarySwitches = sequence
            strain.throttledPeriods = bits
            strain.pressure = at
            strain.stolen = Nanoseconds(Int64(bitPattern: bits))
            strain.busiestLoopThousandths = bits >> 54
            var traffic = Traffic()
            traffic.packetsSent = bits
            traffic.packetsReceived = sequence
            traffic.writes = bits >> 1
            traffic.bytesSent = bits >> 2
            traffic.bytesReceived = bits >> 3
            let sample = HealthSample(
                at: at,
                processCPU: Nanoseconds(at.count &* 3),
                residentBytes: bits,
                longestGap: Nanoseconds(Int64(bitPattern: sequence)),
                backlog: sequence,
                strain: strain,
                traffic: traffic
            )
            return .health(sample)
        case 12: return .settled(deadline: at)
        case 13:
            let expiry = bits & 0x200 == 0 ? nil : Nanoseconds(Int64(bitPattern: bits))
            return .event(
                bits & 0x100 == 0 ? .tokenRenewed(expiresIn: expiry) : .tokenUnusable(reason: text),
                at: at
            )
        case 15: return .resent(publisher: publisher, sequence: sequence, at: at)
        case 16:
            let record = ConnectionRecordSamples.record(bits, publisher: publisher, text: text)
            return .connection(record, at: at)
        case 14:
            let instant = WallClockInstant(milliseconds: Int64(bitPattern: bits))
            let events: [RunEvent] = [.phase(text), .interrupted, .scheduleBegan(instant)]
            return .event(events[Int((bits >> 8) % 3)], at: at)
        default:
            return .event(
                bits & 0x100 == 0 ? .subscriberDisconnected(reason: text) : .ended(text),
                at: at
            )
        }
    }
}

extension WallClockInstant {
    fileprivate static let epoch = WallClockInstant(milliseconds: 0)
}
