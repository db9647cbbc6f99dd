import Evidence
import LoadGen
import Quantities
import Scenarios
import Testing
import Verifier

/// Whole runs of a graph that aggregates, in virtual time.
@Suite struct AggregatingRunTests {
    private static var scenario: Scenario {
        var scenario = Samples.scenario(
            publishers: 7,
            perSecond: 100,
            load: .seconds(62),
            drain: .seconds(12)
        )
        scenario.flow = DataFlow(
            input: "raw",
            output: "sensors",
            operations: [
                .init(name: "source", kind: .source),
                .init(name: "delay", kind: .delay, semantics: .exploreWindowDelay),
                .init(
                    name: "accumulate",
                    kind: .accumulate,
                    semantics: .exploreTemperatureAccumulate
                ),
                .init(name: "sink", kind: .sink),
            ],
            connections: [
                .init(from: "source", to: "delay"), .init(from: "delay", to: "accumulate"),
                .init(from: "accumulate", to: "sink"),
            ]
        )
        return scenario
    }

    @Test func `every whole window is exact when nothing goes wrong`() throws {
        let run = AggregatingRun(Self.scenario, SimulatedWindows())
        let judgement = try run.judgement()
        let windows = try #require(judgement.windows)
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        // The load lasts from 04:19:13.5 to 04:20:15.5: five whole windows, one before, one behind
        // that has its result too.
        #expect(windows.exact == 6)
        #expect(windows.undecided == 1)
        #expect(windows.gathered == 6_200)
        #expect(windows.expected == windows.counted)
        #expect(windows.early == 1)
    }

    @Test(
        arguments: [
            (.leaveOut, "windows-correct", "count 999, expected 1000"),
            (.countTwice, "windows-correct", "count 1001, expected 1000"),
            (.exaggerate, "windows-correct", "maximum"),
            (.swallow, "windows-complete", "no result, expected one of 1000 messages"),
        ] as [(SimulatedWindows.Defect, String, String)]
    )
    func `a window that goes wrong is named by its own check, and by no other`(
        defect: SimulatedWindows.Defect,
        check: String,
        words: String
    ) throws {
        let run = AggregatingRun(Self.scenario, SimulatedWindows(defect: defect))
        let judgement = try run.judgement()
        #expect(judgement.verdict == .failed)
        #expect(judgement.findings.filter { $0.verdict != .passed }.map(\.check) == [check])
        let failure = try #require(judgement.windowFailures.first)
        #expect(judgement.windowFailures.count == 1)
        #expect(failure.sentence.hasPrefix("window 04:19:30–04:19:40: \(words)"))
        #expect(judgement.reason.contains(failure.sentence))
    }

    @Test func `a result that comes twice is an update and no fault`() throws {
        let run = AggregatingRun(Self.scenario, SimulatedWindows(defect: .repeat))
        let judgement = try run.judgement()
        #expect(judgement.verdict == .passed)
        #expect(judgement.windows?.updates == 1)
    }

    @Test func `a result of an hour before leaves its own window without one`() throws {
        let run = AggregatingRun(Self.scenario, SimulatedWindows(defect: .misdate))
        let judgement = try run.judgement()
        #expect(judgement.windows?.missing == 1)
        #expect(judgement.windows?.early == 2)
    }

    @Test func `the history of a run comes to the same judgement again`() throws {
        for defect in SimulatedWindows.Defect.allCases {
            let run = AggregatingRun(Self.scenario, SimulatedWindows(defect: defect))
            let judgement = try run.judgement()
            var encoder = HistoryEncoder()
            var decoder = HistoryDecoder()
            var judge = try Judge(scenario: run.scenario, plan: LoadPlan(run.scenario))
            var bytes = encoder.begin(Self.header)
            bytes += encoder.records(run.records)
            bytes += encoder.end()
            decoder.append(bytes)
            while let block = try decoder.next() {
                if case .records(let records) = block { judge.apply(records) }
            }
            #expect(judge.finish(cores: 2) == judgement, "\(defect)")
        }
    }

    private static let header = RunHeader(
        run: RunIdentifier(start: WallClockInstant(milliseconds: 0), random: 7),
        seed: 2_026,
        scenario: "simulated",
        scenarioFile: KeptFile(path: "a.yaml", text: ""),
        started: WallClockInstant(milliseconds: 0),
        versions: SoftwareVersions(
            crucible: "0",
            swift: "6",
            openSSL: "3",
            libmosquitto: nil
        ),
        host: HostFacts(cores: 2, kernel: "", memoryBytes: 0),
        isSandbox: false,
        commandLine: []
    )
}
