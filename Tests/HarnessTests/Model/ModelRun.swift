import Evidence
import Foundation
import Quantities
import Scenarios
import TestSupport

@testable import Harness

/// A run of 35 seconds, 4 publishers and 5,000 messages in a model world, and its folder.
struct ModelRun {
    static let text = """
        # Proves that the harness runs a scenario. Takes no time. A failure means a defect of it.
        name: model
        seed: 2026
        target: { broker: "mqtt://127.0.0.1:1883" }
        input: raw
        output: processed
        filter: { lower: 2000, upper: 4000 }
        workloads:
          - name: sensors
            publishers: 4
            qos: 1
            arrivals: { constant: 200/s }
            payload: { temperature: { uniform: [0, 6000], unit: C }, boundaries: 1% }
        preflight: { probes: 0 }
        phases: { warmUp: 5s, measure: 20s, drain: 10s }
        thresholds: [ "end_to_end.p99 < 250ms", "lost == 0", "leaked == 0" ]

        """

    let world = ModelWorld()
    let scratch: ScratchFolder
    var request: RunRequest

    /// Prepares the run; overrides are written as for `--set`.
    init(setting overrides: [String] = []) throws {
        scratch = try ScratchFolder()
        let resolved = try ScenarioReader.read(
            text: Self.text,
            file: "model.yaml",
            overrides: try overrides.map { try Override(assignment: $0) },
            load: { _ in "" }
        )
        request = RunRequest(
            scenario: resolved.scenario,
            header: Self.header(of: resolved),
            reports: scratch.path("new/reports")
        )
    }

    /// Runs it.
    func execute() async throws(RunFailure) -> RunResult {
        try await Run(request, in: world.environment).execute()
    }

    /// Why the run could not begin; nil when it could.
    func failure() async -> RunFailure? {
        do throws(RunFailure) {
            _ = try await execute()
            return nil
        } catch {
            return error
        }
    }

    /// What the file of that name in a result's folder holds.
    func file(_ name: String, of result: RunResult) throws -> [UInt8] {
        try WholeFile.read(result.folder.file(name))
    }

    private static func header(of resolved: ResolvedScenario) -> RunHeader {
        let started = WallClockInstant(milliseconds: 1_758_255_553_528)
        return RunHeader(
            run: RunIdentifier(start: started, random: 7),
            seed: resolved.scenario.seed,
            scenario: resolved.scenario.name,
            scenarioFile: KeptFile(path: resolved.files[0].path, text: resolved.files[0].text),
            overrides: KeptOverrides.lines(of: resolved.overrides),
            started: started,
            versions: SoftwareVersions(crucible: "test", swift: "test", openSSL: "test"),
            host: HostFacts(cores: 2, kernel: "Linux", memoryBytes: 1 << 30),
            isSandbox: false,
            commandLine: ["crucible", "run", "model.yaml"]
        )
    }
}
