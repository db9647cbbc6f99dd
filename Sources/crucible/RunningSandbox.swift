import Glibc
import Messaging
import Sandbox
import Scenarios

/// The sandbox of one command, in a temporary folder.
struct RunningSandbox {
    private let sandbox: Sandbox

    /// Starts broker and graph; an error is printed and ends the command.
    ///
    /// - Parameters:
    ///   - flow: The graph to run.
    ///   - faults: What to plant in it.
    ///   - seed: The key of the faults' dice.
    ///   - port: The port to listen on; 0 takes any.
    /// - Returns: The running sandbox.
    /// - Throws: The exit code, once the error is printed.
    static func start(
        flow: DataFlow?,
        faults: [any Fault],
        seed: UInt64,
        port: UInt16 = 0
    ) async throws -> RunningSandbox {
        var options = SandboxOptions(directory: temporaryFolder(), flow: flow)
        options.faults = faults
        options.seed = seed
        options.broker.port = port
        do throws(SandboxError) {
            return RunningSandbox(sandbox: try await Sandbox.start(options))
        } catch {
            Console.note("error: \(error)")
            if case .unsupportedGraph = error { throw ExitStatus.usage.code }
            throw ExitStatus.notConnected.code
        }
    }

    /// What makes a scenario's target this sandbox.
    var overrides: [Override] {
        [
            override("target", "{}", isYAML: true),
            override("target.broker", sandbox.address.description),
            override("target.ca", sandbox.authoritiesPath),
            override("target.authentication", "{method: K8S-SAT}", isYAML: true),
            override("target.authentication.token", sandbox.tokenPath),
        ]
    }

    /// How to reach the sandbox with the tools people have.
    var howToReach: String { sandbox.howToReach }

    /// What the graph did.
    var summary: String { GraphText.summary(of: sandbox.counts) }

    /// Ends it and removes its files.
    func stop() async { await sandbox.stop() }

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
