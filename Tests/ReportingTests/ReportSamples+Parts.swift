import Evidence
import Quantities
import Reporting
import Scenarios
import Verifier

extension ReportSamples {
    static let header = RunHeader(
        run: RunIdentifier(start: WallClockInstant(milliseconds: 1_780_000_000_123), random: 5_433),
        seed: 2_026,
        scenario: "temperature-filter-quickstart",
        scenarioFile: KeptFile(path: "scenarios/quickstart.yaml", text: "name: quickstart\n"),
        furtherFiles: [KeptFile(path: "scenarios/graph-simple.yaml", text: "operations: []\n")],
        overrides: ["phases.measure=20s"],
        environment: ["AIO_BROKER_HOSTNAME=aio-broker"],
        started: WallClockInstant(milliseconds: 1_780_000_000_123),
        versions: SoftwareVersions(crucible: "0.1.0", swift: "6.3", openSSL: "OpenSSL 3.5.4"),
        host: HostFacts(cores: 2, kernel: "Linux 6.12.48", memoryBytes: 8_589_934_592),
        isSandbox: true,
        commandLine: [
            "crucible", "run", "--sandbox", "scenarios/quickstart.yaml", "--set", "a=b c",
        ]
    )

    static let scenario = Scenario(
        name: "temperature-filter-quickstart",
        seed: 2_026,
        target: Target(broker: "mqtts://aio-broker:18883"),
        flow: DataFlow(input: "raw", output: "processed", operations: [], connections: []),
        workloads: MessagesPerSecond(messages: 500).map { rate in
            [
                Workload(
                    name: "sensors",
                    publishers: 20,
                    quality: 1,
                    arrivals: .constant(rate),
                    payload: .temperature(TemperaturePayload(minimum: 0, maximum: 6_000))
                )
            ]
        } ?? [],
        phases: Phases(warmUp: .seconds(5), measure: .seconds(20), drain: .seconds(10)),
        thresholds: []
    )

    static let broker: BrokerFacts = {
        var facts = BrokerFacts(address: "mqtts://localhost:18883")
        facts.securityVersion = "TLSv1.3"
        facts.cipher = "TLS_AES_256_GCM_SHA384"
        facts.receiveMaximum = 100
        facts.maximumQuality = 1
        facts.maximumPacketSize = 268_435_455
        facts.serverKeepAlive = 60
        facts.sessionExpiry = 3_600
        facts.isSubscriptionIdentifierAvailable = false
        facts.grantedQuality = 1
        facts.authenticationMethod = "K8S-SAT"
        facts.credential = CredentialFacts(
            length: 1_204,
            audiences: ["aio-internal"],
            subject: "system:serviceaccount:azure-iot-operations:crucible",
            expires: WallClockInstant(milliseconds: 1_780_003_600_000)
        )
        return facts
    }()

    static let failures: [Failure] =
        (0..<12).map { index in
            Failure(
                kind: .lost,
                publisher: 3,
                sequence: UInt64(100 + index),
                payload: "{\"temperature\":{\"value\":2001.5,\"unit\":\"C\"}}",
                value: 2_001.5,
                intended: .milliseconds(12_345),
                sent: .milliseconds(12_346),
                acknowledged: .milliseconds(12_350)
            )
        } + [
            Failure(
                kind: .corrupted,
                publisher: 19,
                sequence: 0,
                payload: "<&\"'|`>\u{0}\n\u{2028}é",
                receivedPayload: "",
                value: .infinity,
                intended: .zero,
                received: Nanoseconds(1)
            ),
            Failure(kind: .unexpected, publisher: 1_048_575, sequence: 1 << 39, payload: ""),
        ]

    /// Counts whose sum is right: what was sent is what became of it.
    static func counts(_ outcomes: KeyValuePairs<LedgerCount, UInt64>) -> LedgerCounts {
        var counts = LedgerCounts()
        for (outcome, count) in outcomes {
            counts[outcome] = count
            counts[.sent] += count
        }
        counts[.slots] = counts[.sent]
        counts[.acknowledged] = counts[.sent] - counts[.indeterminate]
        return counts
    }

    /// Latencies of 10,000 sent and 3,333 received messages, as multiples of a base.
    static func latencies(scale: Int64) -> Latencies {
        var latencies = Latencies()
        for index in 0..<10_000 as Range<Int64> {
            let lag = Nanoseconds(scale * (20_000 + index * 7))
            latencies.generatorLag.record(lag)
            latencies.publish.record(.microseconds(scale * (200 + index % 100)))
        }
        for index in 0..<3_333 as Range<Int64> {
            latencies.endToEnd.record(.microseconds(scale * (1_000 + index)))
            latencies.endToEndFromSend.record(.microseconds(scale * (900 + index)))
        }
        return latencies
    }

    static func judgement(
        _ verdict: Verdict,
        _ reason: String,
        _ change: (inout Judgement) -> Void
    ) -> Judgement {
        var judgement = Judgement(verdict: verdict, reason: reason, counts: LedgerCounts())
        judgement.measured.slots = 10_000
        judgement.measured.sent = 10_000
        judgement.measured.delivered = 3_333
        judgement.generator.longestGap = .microseconds(812)
        judgement.generator.processorShareThousandths = 123
        judgement.generator.peakResidentBytes = 48_234_496
        judgement.generator.largestBacklog = 61
        change(&judgement)
        return judgement
    }
}
