import Harness
import Messaging
import Networking
import Scenarios

/// A scenario as it was read, and the sandbox that is its target, if one was asked for.
struct SandboxedScenario {
    /// The scenario, with the sandbox for its target.
    let resolved: ResolvedScenario
    /// The sandbox; nil where the scenario's own target is used.
    let sandbox: RunningSandbox?

    /// Reads the scenario, starts the sandbox where the flags ask for it, and makes it the target.
    ///
    /// - Parameters:
    ///   - arguments: The scenario's file and what changes it.
    ///   - flags: Whether there is a sandbox, and what is planted in it.
    ///   - check: Looks at the scenario before anything starts.
    /// - Returns: The scenario and its sandbox.
    /// - Throws: The exit code, once the error is printed.
    static func start(
        _ arguments: ScenarioArguments,
        _ flags: SandboxFlags,
        check: (Scenario) throws -> Void = { _ in }
    ) async throws -> SandboxedScenario {
        let resolved = try arguments.read()
        try check(resolved.scenario)
        DescriptorLimit.raise()
        guard flags.isUsed else { return SandboxedScenario(resolved: resolved, sandbox: nil) }
        let started = try await RunningSandbox.start(flags, for: arguments, resolved.scenario)
        do {
            let sandboxed = try arguments.read(further: started.overrides)
            return SandboxedScenario(resolved: sandboxed, sandbox: started)
        } catch {
            await started.stop()
            throw error
        }
    }

    /// What a run or a conversation takes from this machine.
    ///
    /// - Parameter progress: Told how far a run is.
    /// - Returns: The environment.
    func environment(
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) -> RunEnvironment {
        let time = SystemTimeSource()
        let scenario = resolved.scenario
        return RunEnvironment(
            connector: Connectors.connector(scenario.transport, clock: time),
            time: time,
            credentials: { target throws(TransportError) in try CredentialSources(target) },
            machine: MachineLimits(
                descriptors: DescriptorLimit.current,
                portsPerAddress: LocalPorts.count,
                holdsSandbox: sandbox?.isShared ?? false
            ),
            tokens: CredentialSources.watch(scenario.target.authentication),
            interruptions: { Interruptions.count },
            progress: progress
        )
    }

    /// Prints what the sandbox's graph did, where there is one.
    func printSummary() async {
        if let sandbox { Console.print(await sandbox.summary()) }
    }
}
