import ArgumentParser

/// The command.
@main
struct Crucible: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crucible",
        abstract: "Loads MQTT data flow graphs, judges every message, and keeps the evidence.",
        discussion: """
            Try it:  crucible run scenarios/temperature-filter-quickstart.yaml --sandbox

            Exit codes: 0 passed, 1 failed, 2 inconclusive, 3 invalid run (the generator could not \
            keep up), 4 could not connect or authenticate, or the graph did not answer, 64 usage \
            or scenario error, 130 interrupted before any verdict.
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, ValidateCommand.self, PlanCommand.self, ReportCommand.self,
            LearnCommand.self, TestCommand.self, SandboxCommand.self, GraphCommand.self,
            SimulateCommand.self,
            SandboxServeCommand.self,
        ]
    )
}
