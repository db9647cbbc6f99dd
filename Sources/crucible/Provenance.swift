import Evidence
import Glibc
import Harness
import Quantities
import Scenarios

/// Everything about a run that is decided before it begins, for its history.
enum Provenance {
    /// The header of a run that starts now.
    static func header(
        of resolved: ResolvedScenario,
        started: WallClockInstant,
        planted: [String],
        isSandbox: Bool,
        shards: Int
    ) -> RunHeader {
        let files = resolved.files.map { KeptFile(path: $0.path, text: $0.text) }
        return RunHeader(
            run: RunIdentifier(start: started, random: UInt64.random(in: 0...UInt64.max)),
            seed: resolved.scenario.seed,
            scenario: resolved.scenario.name,
            scenarioFile: files.first ?? KeptFile(path: "", text: ""),
            furtherFiles: Array(files.dropFirst()),
            overrides: KeptOverrides.lines(of: resolved.overrides),
            environment: environment,
            started: started,
            versions: Version.software(resolved.scenario.transport),
            host: host,
            isSandbox: isSandbox,
            planted: planted,
            shards: shards,
            commandLine: CommandLine.arguments
        )
    }

    /// The variables that change a target: addresses, limits and paths, none of them a secret.
    private static var environment: [String] {
        ProcessEnvironment.variables.filter { $0.key.hasPrefix("AIO_") }
            .map { "\($0.key)=\($0.value)" }.sorted()
    }

    private static var host: HostFacts {
        var system = utsname()
        _ = uname(&system)
        let name = withUnsafeBytes(of: system.sysname) { text(of: $0) }
        let release = withUnsafeBytes(of: system.release) { text(of: $0) }
        let pages = UInt64(max(0, sysconf(Int32(_SC_PHYS_PAGES))))
        return HostFacts(
            cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
            kernel: "\(name) \(release)",
            memoryBytes: pages * UInt64(max(0, sysconf(Int32(_SC_PAGESIZE))))
        )
    }

    private static func text(of bytes: UnsafeRawBufferPointer) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
