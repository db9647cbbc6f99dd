import Quantities
import Scenarios
import Testing
import Verifier

@testable import Harness

/// Whole runs of a graph that aggregates, with probes, drain and reports.
@Suite struct RunWindowsTests {
    /// Ten seconds in which probes are gathered, then a load of 45 s.
    private func run() throws -> (ModelRun, ModelWindows) {
        var run = try ModelRun(
            setting: ["preflight.probes=3", "phases.measure=40s", "phases.drain=30s"]
        )
        run.request.scenario.thresholds = []
        run.request.scenario.flow = DataFlow(
            input: "raw",
            output: "processed",
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
        return (run, ModelWindows(in: run.world))
    }

    @Test func `probes wait for the result of their window, and every whole window is exact`()
        async throws
    {
        let (run, windows) = try run()
        let result = try await run.execute()
        let counts = try #require(result.judgement.windows)
        #expect(result.judgement.verdict == .passed, "\(result.judgement.reason)")
        // The load begins a little after 00:00:10 and ends a little after 00:00:55.
        #expect((counts.exact, counts.undecided, counts.early) == (4, 1, 2))
        #expect(counts.gathered == 9_000)
        #expect(run.world.loops.map(\.name) == ["verifier", "preflight", "publishers"])
        let page = String(decoding: try run.file("report.md", of: result), as: UTF8.self)
        #expect(page.contains("Windows: 4 exact, 1 undecided. 6 results came out"))
        // The drain lasts until the last window has its result, and no longer.
        #expect(run.world.elapsed < .seconds(60))
        withExtendedLifetime(windows) {}
    }

    @Test func `a message that is left out is named with its window in every report`() async throws
    {
        let (run, windows) = try run()
        windows.harmed = 40_000
        let result = try await run.execute()
        let sentence = "window 00:00:30–00:00:40: count 1999, expected 2000"
        #expect(result.judgement.windowFailures.map(\.sentence) == [sentence])
        #expect(
            result.judgement.findings.filter { $0.verdict != .passed }.map(\.check) == [
                "windows-correct"
            ]
        )
        for name in ["report.md", "report.json", "junit.xml"] {
            let text = String(decoding: try run.file(name, of: result), as: UTF8.self)
            #expect(text.contains(sentence), "\(name)")
        }
    }

    @Test func `a graph that makes no result ends the run before any load`() async throws {
        let (run, windows) = try run()
        windows.isSilent = true
        guard case .graphSilent(let silence)? = await run.failure() else {
            Issue.record("the run went on")
            return
        }
        let within = run.request.scenario.preflight.within
        #expect(silence.within == within + .seconds(10))
    }
}
