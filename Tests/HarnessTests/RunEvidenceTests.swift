import Evidence
import Messaging
import Quantities
import Reporting
import Scenarios
import TestSupport
import Testing
import Verifier

@testable import Harness

/// What becomes of a run whose evidence cannot be kept.
@Suite struct RunEvidenceTests {
    @Test func `a disk that is full in the middle ends the run, and the error is told`()
        async throws
    {
        let run = try ModelRun()
        let history = history(of: run)
        run.world.at(.seconds(12)) { #expect(OpenFile.fill(history)) }
        let result = try await run.execute()
        #expect(result.fileError?.path == history)
        #expect(result.fileError?.hint.contains("free some space") == true)
        #expect(result.judgement.verdict == .inconclusive)
        #expect(run.world.elapsed < .milliseconds(14_300))
        let incidents = result.judgement.incidents.map(\.sentence)
        #expect(
            incidents.contains { $0.hasPrefix("the run ended: the evidence could not be kept") }
        )
        #expect(!incidents.contains("the user asked to stop"))
        #expect(result.judgement.counts.isConserved && result.judgement.counts[.lost] == 0)
        let report = String(decoding: try run.file("report.json", of: result), as: UTF8.self)
        #expect(report.contains("\"historyComplete\": false"))
    }

    @Test func `a disk that is full in the drain makes no pass`() async throws {
        let run = try ModelRun()
        run.world.at(.milliseconds(25_500)) { #expect(OpenFile.fill(history(of: run))) }
        let result = try await run.execute()
        #expect(result.fileError != nil)
        #expect(result.judgement.verdict == .inconclusive)
        #expect(result.judgement.reason.hasPrefix("the evidence could not be kept: cannot write"))
        #expect(result.judgement.counts[.sent] == 5_000)
        let report = String(decoding: try run.file("report.json", of: result), as: UTF8.self)
        #expect(report.contains("\"verdict\": \"inconclusive\""))
    }

    @Test func `a disk that is full hides no failure that was seen`() async throws {
        let run = try ModelRun()
        run.world.graph = { publisher, _, passes in
            passes || publisher == 1 ? [ModelResult()] : []
        }
        run.world.at(.milliseconds(12_000)) { #expect(OpenFile.fill(history(of: run))) }
        let result = try await run.execute()
        #expect(result.fileError != nil)
        #expect(result.judgement.verdict == .failed)
    }

    @Test func `the history is written every second, so that a killed run leaves its evidence`()
        async throws
    {
        let run = try ModelRun()
        var sizes: [Int] = []
        for second in 2..<28 {
            run.world.at(.milliseconds(Int64(second) * 1_000 + 150)) {
                sizes.append((try? WholeFile.read(history(of: run)).count) ?? -1)
            }
        }
        _ = try await run.execute()
        #expect(zip(sizes, sizes.dropFirst()).prefix(22).allSatisfy { $0 < $1 })
    }

    @Test func `the generator's health is sampled every second, and the loops' worst gap told`()
        async throws
    {
        let run = try ModelRun()
        run.world.at(.seconds(12)) {
            run.world.loop("publishers")?.statistics.longestGap = .milliseconds(300)
        }
        let result = try await run.execute()
        #expect(result.judgement.generator.longestGap == .milliseconds(300))
        #expect(result.judgement.generator.peakResidentBytes > 1_000_000)
        let samples = try records(in: result.folder.path).compactMap { record in
            if case .health(let sample) = record { sample } else { nil }
        }
        #expect((25...28).contains(samples.count))
        #expect(zip(samples, samples.dropFirst()).allSatisfy { $0.processCPU <= $1.processCPU })
    }

    @Test func `what the broker and the token said is kept`() async throws {
        let run = try ModelRun(setting: ["phases.warmUp=0s", "phases.measure=1s"])
        var limits = BrokerLimits()
        limits.receiveMaximum = 100
        limits.maximumQuality = 1
        limits.maximumPacketSize = 268_435_456
        limits.serverKeepAlive = 30
        limits.topicAliasMaximum = 7
        limits.sessionExpiry = 60
        limits.isRetainAvailable = false
        limits.isWildcardSubscriptionAvailable = false
        limits.isSubscriptionIdentifierAvailable = false
        limits.isSharedSubscriptionAvailable = false
        limits.authenticationMethod = "K8S-SAT"
        limits.securityVersion = "TLSv1.3"
        limits.cipher = "TLS_AES_256_GCM_SHA384"
        run.world.broker.limits = limits
        var expected = BrokerFacts(address: "mqtt://127.0.0.1:1883")
        expected.receiveMaximum = 100
        expected.maximumQuality = 1
        expected.maximumPacketSize = 268_435_456
        expected.serverKeepAlive = 30
        expected.topicAliasMaximum = 7
        expected.sessionExpiry = 60
        expected.isRetainAvailable = false
        expected.isWildcardSubscriptionAvailable = false
        expected.isSubscriptionIdentifierAvailable = false
        expected.isSharedSubscriptionAvailable = false
        expected.authenticationMethod = "K8S-SAT"
        expected.securityVersion = "TLSv1.3"
        expected.cipher = "TLS_AES_256_GCM_SHA384"
        expected.grantedQuality = 1
        expected.credential = CredentialFacts(
            length: 779,
            audiences: ["aio-internal"],
            subject: "system:serviceaccount:a:b",
            expires: nil
        )
        var request = run.request
        request.credential = expected.credential
        let result = try await Run(request, in: run.world.environment).execute()
        var file = HistoryFile(path: result.folder.file(HistoryFormat.fileName))
        var kept: [BrokerFacts] = []
        while let block = try file.next() {
            if case .broker(let facts) = block { kept.append(facts) }
        }
        #expect(kept == [expected])
    }

    @Test func `records do not wait for the second when there are many of them`() throws {
        let scratch = try ScratchFolder()
        let recorder = try recorder(in: scratch)
        let before = try WholeFile.read(scratch.path(HistoryFormat.fileName)).count
        for _ in 0..<4_095 { recorder.note(.settled(deadline: .zero)) }
        #expect(try WholeFile.read(scratch.path(HistoryFormat.fileName)).count == before)
        recorder.note(.settled(deadline: .zero))
        #expect(try WholeFile.read(scratch.path(HistoryFormat.fileName)).count > before)
    }

    @Test func `a message is judged after its own sending, however the loops post`() throws {
        let scratch = try ScratchFolder()
        let recorder = try recorder(in: scratch)
        var arrivals: [Record] = []
        var sendings: [Record] = []
        for sequence in UInt64(0)..<4 {
            arrivals.append(
                .received(
                    ReceivedRecord(
                        publisher: 0,
                        sequence: sequence,
                        received: .milliseconds(900),
                        body: .asSent,
                        isDuplicate: false
                    )
                )
            )
            sendings.append(
                .sent(
                    SentRecord(
                        publisher: 0,
                        sequence: sequence,
                        sent: .milliseconds(Int64(sequence) * 20),
                        delay: .generator
                    )
                )
            )
        }
        let expected = sendings + arrivals
        recorder.received.post(&arrivals)
        recorder.published.post(&sendings)
        #expect(recorder.absorb() == 8)
        #expect(recorder.backlog == 8)
        #expect(recorder.absorb() == 0)
        #expect(recorder.backlog == 0)
        _ = recorder.finish()
        #expect(try records(in: scratch.path("")) == expected)
    }

    @Test func `every record is kept once and in order, in batches and between`() throws {
        let scratch = try ScratchFolder()
        let recorder = try recorder(in: scratch)
        let events = (0..<10_000).map {
            Record.event(.phase("\($0)"), at: .milliseconds(Int64($0)))
        }
        for (index, event) in events.enumerated() {
            recorder.note(event)
            if index == 5_000 { recorder.note(BrokerFacts(address: "mqtt://broker:1883")) }
        }
        _ = recorder.finish()
        #expect(try records(in: scratch.path("")) == events)
        #expect(recorder.fileError == nil)
    }

    private func history(of run: ModelRun) -> String {
        "\(run.request.reports)/\(Report.folderName(of: run.request.header))/history"
    }

    private func recorder(in scratch: ScratchFolder) throws -> EvidenceRecorder {
        let run = try ModelRun()
        return try EvidenceRecorder(
            judge: Judge(
                scenario: run.request.scenario,
                plan: Run(run.request, in: run.world.environment).plan
            ),
            header: run.request.header,
            folder: ReportFolder(path: scratch.path(""))
        )
    }

    private func records(in folder: String) throws -> [Record] {
        var file = HistoryFile(path: ReportFolder(path: folder).file(HistoryFormat.fileName))
        var records: [Record] = []
        while let block = try file.next() {
            if case .records(let batch) = block { records += batch }
        }
        #expect(file.ending == .complete)
        return records
    }
}
