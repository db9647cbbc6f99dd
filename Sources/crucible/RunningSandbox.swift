import ArgumentParser
import Glibc
import Messaging
import Networking
import Quantities
import Sandbox
import Scenarios

/// The sandbox of one command, in a temporary folder; in this process or in one of its own.
struct RunningSandbox {
    private enum Place {
        case shared(Sandbox)
        case own(SandboxProcess)
    }

    private let place: Place
    private let access: SandboxAccess

    /// Starts the sandbox of a run: where its flags say, or else where there are descriptors enough.
    ///
    /// - Parameters:
    ///   - flags: What to plant, and how the broker treats its clients.
    ///   - arguments: The scenario's, for a process that reads it again.
    ///   - scenario: The scenario.
    /// - Returns: The running sandbox.
    /// - Throws: The exit code, once the error is printed.
    static func start(
        _ flags: SandboxFlags,
        for arguments: ScenarioArguments,
        _ scenario: Scenario
    ) async throws -> RunningSandbox {
        let faults = try FaultTexts.faults(flags.plant)
        let connections = scenario.publisherCount + 1
        let limit = DescriptorLimit.raise()
        let transport = Connectors.connector(scenario.transport, clock: SystemTimeSource())
        let needed = SandboxPlacement.needed(
            for: connections,
            each: transport.capabilities.descriptorsPerConnection,
            limit: limit
        )
        switch flags.process?.placement ?? needed ?? .own {
        case .shared:
            return try await start(scenario, faults: faults, expiryReason: flags.expiryReason)
        case .own:
            return try await startProcess(flags, for: arguments)
        }
    }

    /// Starts broker and graph in this process; an error is printed and ends the command.
    ///
    /// - Parameters:
    ///   - scenario: The graph to run, the seed of its faults' dice, and the tokens' lives; nil runs
    ///     `flow` alone.
    ///   - flow: The graph where there is no scenario.
    ///   - faults: What to plant in it.
    ///   - expiryReason: What a client is told whose token has expired.
    ///   - port: The port to listen on; 0 takes any.
    /// - Returns: The running sandbox.
    /// - Throws: The exit code, once the error is printed.
    static func start(
        _ scenario: Scenario?,
        flow: DataFlow? = nil,
        faults: [any Fault],
        expiryReason: ReasonArgument,
        port: UInt16 = 0
    ) async throws -> RunningSandbox {
        DescriptorLimit.raise()
        var options = SandboxOptions(directory: temporaryFolder(), flow: scenario?.flow ?? flow)
        options.faults = faults
        options.seed = scenario?.seed ?? 0
        options.broker.port = port
        options.broker.expiryReason = expiryReason.code
        options.tokenLifetime = scenario?.tokens.lifetime ?? Sandbox.lifetime
        options.renewEvery = scenario?.tokens.renewEvery
        do throws(SandboxError) {
            let sandbox = try await Sandbox.start(options)
            return RunningSandbox(place: .shared(sandbox), access: SandboxAccess(sandbox))
        } catch {
            Console.note("error: \(error)")
            if case .unsupportedGraph = error { throw ExitStatus.usage.code }
            throw ExitStatus.notConnected.code
        }
    }

    private static func startProcess(
        _ flags: SandboxFlags,
        for arguments: ScenarioArguments
    ) async throws -> RunningSandbox {
        var words = [SandboxServeCommand.name] + arguments.commandLine
        words += ["--expiry-reason", flags.expiryReason.description]
        for fault in flags.plant { words += ["--plant", fault] }
        do throws(SandboxProcess.NotStarted) {
            let process = try SandboxProcess(words)
            let access = try await process.untilReady()
            return RunningSandbox(place: .own(process), access: access)
        } catch {
            if !error.problem.isEmpty {
                Console.note("error: the sandbox's process: \(error.problem)")
            }
            throw ExitCode(error.status ?? ExitStatus.notConnected.code.rawValue)
        }
    }

    /// What makes a scenario's target this sandbox.
    var overrides: [Override] {
        [
            override("target", "{}", isYAML: true),
            override("target.broker", access.broker),
            override("target.ca", access.authoritiesPath),
            override("target.authentication", "{method: K8S-SAT}", isYAML: true),
            override("target.authentication.token", access.tokenPath),
        ]
    }

    /// Whether it takes descriptors and CPU of this process.
    var isShared: Bool {
        if case .shared = place { true } else { false }
    }

    /// The line that tells another process how to reach it.
    var announcement: String { access.line }

    /// How to reach the sandbox with the tools people have.
    var howToReach: String {
        if case .shared(let sandbox) = place { sandbox.howToReach } else { "" }
    }

    /// What the graph did.
    func summary() async -> String {
        switch place {
        case .shared(let sandbox): GraphText.summary(of: sandbox.counts)
        case .own(let process): await process.summary() ?? "graph: the sandbox's process has ended"
        }
    }

    /// Ends it and removes its files.
    func stop() async {
        switch place {
        case .shared(let sandbox): await sandbox.stop()
        case .own(let process): await process.stop()
        }
    }

    private func override(_ path: String, _ value: String, isYAML: Bool = false) -> Override {
        Override(path: path, value: value, isYAML: isYAML, origin: "--sandbox")
    }

    private static func temporaryFolder() -> String {
        let parent = ProcessEnvironment.variables["TMPDIR"] ?? "/tmp"
        // Not to be foreseen, so that nobody else can have made it, nor a killed run have left it.
        let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        return "\(parent)/crucible-sandbox-\(getpid())-\(suffix)"
    }
}
