import ArgumentParser

/// Whether the embedded sandbox is used, what is planted in it, and how it treats its clients.
struct SandboxFlags: ParsableArguments {
    @Flag(
        name: .customLong("sandbox"),
        help: "Use the embedded broker and graph instead of the scenario's target."
    )
    var isUsed = false

    @Option(
        help: ArgumentHelp(
            "Plant a fault in the sandbox's graph: drop:1e-3, duplicate:1e-3, leak:1e-3, "
                + "corrupt:1e-3, delay:1e-3,2s, reorder:1e-3 or wrong-bound; may be repeated.",
            valueName: "fault"
        )
    )
    var plant: [String] = []

    @Option(
        name: .customLong("sandbox-expiry-reason"),
        help: ArgumentHelp(
            "The DISCONNECT reason of the sandbox's broker for a token that has expired.",
            valueName: "code"
        )
    )
    var expiryReason = ReasonArgument.notAuthorized

    @Option(
        name: .customLong("sandbox-process"),
        help: ArgumentHelp(
            "Run the sandbox in the run's process (shared) or in one of its own (own); without it, "
                + "one of its own where the descriptors do not suffice.",
            valueName: "where"
        )
    )
    var process: ProcessArgument?

    /// What plants the same in the same sandbox.
    var commandLine: [String] {
        (isUsed ? ["--sandbox"] : []) + plant.flatMap { ["--plant", $0] }
    }

    func validate() throws {
        guard isUsed || plant.isEmpty else {
            throw ValidationError(
                "--plant needs --sandbox: faults are planted in the sandbox's graph"
            )
        }
    }
}
