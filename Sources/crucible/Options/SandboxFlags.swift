import ArgumentParser

/// Whether the embedded sandbox is used, and what is planted in it.
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
}
