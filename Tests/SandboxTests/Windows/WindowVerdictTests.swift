import Scenarios
import Testing
import Verifier

@testable import Sandbox

/// What the verifier says of the sandbox's windows: two readings of one description.
@Suite struct WindowVerdictTests {
    private static let flows = [
        "temperatures": WindowFlows.temperatures, "complex": WindowFlows.complex,
        "built-in": WindowFlows.builtIn,
    ]

    /// How many windows of a run are judged: of the load's 62 s those that are whole, and the last.
    private func judged(_ name: String) -> UInt64 { name == "built-in" ? 13 : 6 }

    private func world(_ name: String, _ faults: String...) throws -> WindowWorld {
        WindowWorld(flow: try #require(Self.flows[name]), faults: faults)
    }

    private func failed(_ judgement: Judgement) -> [String] {
        judgement.findings.filter { $0.verdict == .failed }.map(\.check)
    }

    @Test(arguments: ["temperatures", "complex", "built-in"], 1...5 as ClosedRange<UInt64>)
    func `both make the same of every window`(name: String, seed: UInt64) throws {
        var world = try world(name)
        world.seed = seed
        let (judgement, counts) = try world.run()
        let windows = try #require(judgement.windows)
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(windows.exact == judged(name))
        // What a built-in window computes is not said to be a count.
        #expect(windows.counted == (name == "built-in" ? nil : windows.expected))
        #expect(counts.late == 0)
        #expect(counts.windows == windows.results)
    }

    @Test func `fahrenheit is made celsius before it is taken together`() throws {
        var world = try world("complex")
        world.unit = .fahrenheit
        let (judgement, _) = try world.run()
        #expect(judgement.verdict == .passed, "\(judgement.reason)")
        #expect(judgement.windows?.exact == 6)
    }

    @Test(
        arguments: ["temperatures", "complex", "built-in"],
        ["overcount:1", "undercount:1", "wrong-maximum:1", "skip-datum:0.05", "repeat-datum:0.05"]
    )
    func `a window that says something else is wrong, each time, and nothing else is found`(
        name: String,
        fault: String
    ) throws {
        let (judgement, counts) = try world(name, fault).run()
        let windows = try #require(judgement.windows)
        #expect(failed(judgement) == ["windows-correct"])
        #expect(windows.exact + windows.wrong == judged(name))
        if fault.hasSuffix(":1") { #expect(windows.exact == 0) }
        // The window in which the load begins can be planted as well, and is not judged.
        let planted = counts.outcomes[.windowWrong, default: 0]
        #expect(counts.outcomes.count == 1)
        #expect(planted == windows.wrong || planted == windows.wrong + 1)
    }

    @Test(arguments: ["temperatures", "complex", "built-in"], ["drop-window:1", "stick-window:1"])
    func `a window without a result is missing, each time, and nothing else is found`(
        name: String,
        fault: String
    ) throws {
        let (judgement, counts) = try world(name, fault).run()
        let windows = try #require(judgement.windows)
        #expect(windows.results == 0)
        // The newest one without a result is not known to be over.
        #expect(windows.missing == judged(name) - 1)
        #expect(failed(judgement) == ["windows-complete"])
        #expect(counts.outcomes == [.windowMissing: judged(name) + 1])
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `some windows go wrong and the others stay exact`(seed: UInt64) throws {
        for fault in ["overcount:0.4", "wrong-maximum:0.4", "skip-datum:0.001"] {
            var world = try world("complex", fault)
            world.seed = seed
            let (judgement, counts) = try world.run()
            let windows = try #require(judgement.windows)
            let planted = counts.outcomes[.windowWrong, default: 0]
            #expect(windows.wrong <= planted && planted <= windows.wrong + 1)
            #expect(windows.exact == 6 - windows.wrong)
        }
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `a message in the window behind its own makes both wrong`(seed: UInt64) throws {
        var world = try world("temperatures", "move-datum:0.002")
        world.seed = seed
        let (judgement, counts) = try world.run()
        let windows = try #require(judgement.windows)
        #expect(counts.planted["move-datum"] ?? 0 > 0)
        #expect(failed(judgement) == ["windows-correct"])
        // A message of the last window falls in one that has nothing else.
        let planted = counts.outcomes[.windowWrong, default: 0]
        #expect(windows.wrong + windows.undecided + windows.early + windows.invented >= planted)
        #expect(windows.wrong >= 2)
    }

    @Test(arguments: ["temperatures", "complex", "built-in"])
    func `a result that comes twice is an update and no fault`(name: String) throws {
        let (judgement, counts) = try world(name, "double-window:1").run()
        #expect(judgement.verdict == .passed)
        let windows = try #require(judgement.windows)
        #expect(windows.updates + 1 == counts.outcomes[.windowRepeated])
    }
}
