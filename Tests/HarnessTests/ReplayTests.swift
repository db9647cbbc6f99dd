import Evidence
import Messaging
import Quantities
import Scenarios
import TestSupport
import Testing
import Verifier

@testable import Harness

/// What a history says when it is judged again.
@Suite struct ReplayTests {
    @Test func `makes every report again, byte for byte`() async throws {
        let run = try ModelRun(setting: ["phases.measure=3s", "workloads[0].publishers=3"])
        run.world.graph = { publisher, sequence, passes in
            switch (publisher, sequence % 50) {
            case (0, 7): []
            case (1, 9): [ModelResult()]
            case (2, 11): passes ? [ModelResult(), ModelResult(isAltered: true)] : []
            default: passes ? [ModelResult()] : []
            }
        }
        let result = try await run.execute()
        #expect(result.judgement.verdict == .failed)
        let live = try result.files.map { try run.file($0, of: result) }
        for name in result.files { try WholeFile.write([], to: result.folder.file(name)) }
        let replay = try Replay(result.folder)
        #expect(replay.judgement == result.judgement)
        #expect(replay.warning == nil)
        #expect(try replay.write() == result.files)
        #expect(try result.files.map { try run.file($0, of: result) } == live)
    }

    @Test func `of a run that was interrupted, lost or cut short says the same`() async throws {
        let endings: [(ModelWorld) -> Void] = [
            { world in world.at(.seconds(3)) { world.interruptions += 1 } },
            { world in world.at(.seconds(3)) { world.interruptions += 2 } },
            { world in
                world.at(.seconds(3)) {
                    world.loop("verifier")?.lose(0, because: .connectionLost(detail: "reset"))
                }
            },
            { world in
                world.at(.seconds(3)) {
                    for publisher in 0..<4 {
                        world.loop("publishers")?
                            .lose(publisher, because: .connectionLost(detail: "reset"))
                    }
                }
            },
        ]
        for end in endings {
            let run = try ModelRun(setting: ["phases.measure=3s"])
            run.world.graph = { $2 ? [ModelResult(delay: .milliseconds(700))] : [] }
            end(run.world)
            let result = try await run.execute()
            let live = try result.files.map { try run.file($0, of: result) }
            _ = try Replay(result.folder).write()
            #expect(try result.files.map { try run.file($0, of: result) } == live)
        }
    }

    @Test func `of a history that was cut anywhere warns, and calls nothing lost or passed`()
        async throws
    {
        let run = try ModelRun(
            setting: [
                "phases.warmUp=1s", "phases.measure=2s", "workloads[0].publishers=2",
                "thresholds=[lost == 0, leaked == 0]",
            ]
        )
        // Nothing is wrong with the system; much is open at any time.
        run.world.graph = { $2 ? [ModelResult(delay: .milliseconds(900))] : [] }
        let result = try await run.execute()
        #expect(result.judgement.verdict == .passed, "\(result.judgement.reason)")
        let history = try run.file(HistoryFormat.fileName, of: result)
        let cut = ReportFolder(path: run.scratch.path(""))
        let last = history.count - 1
        let places = [0, 1, 17, 18, 40] + Array(stride(from: 100, to: last, by: 97)) + [last - 20]
        var judged = 0
        for place in places + Array(last - 16...last) {
            try WholeFile.write(Array(history[..<place]), to: cut.file(HistoryFormat.fileName))
            guard let replay = try judgement(of: cut) else { continue }
            judged += 1
            #expect(replay.warning != nil)
            #expect(replay.judgement.counts[.lost] == 0, "cut at byte \(place)")
            #expect(replay.judgement.verdict == .inconclusive, "cut at byte \(place)")
            #expect(replay.judgement.counts.isConserved)
            #expect(try replay.write().count == 3)
        }
        #expect(judged > 20)
    }

    @Test func `of a cut history keeps a failure that was seen`() async throws {
        let run = try ModelRun(setting: ["phases.measure=3s"])
        run.world.graph = { publisher, _, passes in
            passes || publisher == 1 ? [ModelResult()] : []
        }
        let result = try await run.execute()
        let history = try run.file(HistoryFormat.fileName, of: result)
        try WholeFile.write(
            Array(history.dropLast(10)),
            to: result.folder.file(HistoryFormat.fileName)
        )
        let replay = try Replay(result.folder)
        #expect(replay.judgement.verdict == .failed)
        #expect(replay.judgement.counts[.leaked] == result.judgement.counts[.leaked])
    }

    @Test func `of a damaged history says where, and never traps`() async throws {
        let run = try ModelRun(setting: ["phases.warmUp=0s", "phases.measure=1s"])
        let result = try await run.execute()
        let path = result.folder.file(HistoryFormat.fileName)
        let history = try WholeFile.read(path)
        for place in stride(from: 0, to: history.count, by: max(1, history.count / 60)) {
            var damaged = history
            damaged[place] ^= 0x10
            try WholeFile.write(damaged, to: path)
            #expect(throws: ReplayFailure.self, "byte \(place)") { try Replay(result.folder) }
        }
    }

    @Test func `without a history says which file is missing`() throws {
        let scratch = try ScratchFolder()
        let error = #expect(throws: ReplayFailure.self) {
            try Replay(ReportFolder(path: scratch.path("nowhere")))
        }
        #expect(error?.description.contains("nowhere/history: No such file or directory") == true)
    }

    @Test func `reads a history that is longer than one piece`() async throws {
        let run = try ModelRun(setting: ["workloads[0].arrivals={constant: 1000/s}"])
        let result = try await run.execute()
        #expect(try run.file(HistoryFormat.fileName, of: result).count > 1 << 18)
        #expect(try Replay(result.folder).judgement == result.judgement)
    }

    /// The replay; nil where the header itself is not whole.
    private func judgement(of folder: ReportFolder) throws -> Replay? {
        do throws(ReplayFailure) {
            return try Replay(folder)
        } catch {
            guard case .empty = error else { throw error }
            return nil
        }
    }
}
