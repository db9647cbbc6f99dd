import ArgumentParser
import Harness
import Scenarios
import Verifier

/// `crucible validate`: reads a scenario and says every mistake in it.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a scenario and its graph files; sends nothing."
    )

    @OptionGroup var arguments: ScenarioArguments

    func run() throws {
        let resolved = try arguments.read()
        do throws(OracleError) {
            _ = try Preview(resolved.scenario)
        } catch {
            Console.note("\(arguments.scenario): error: \(error)")
            throw ExitStatus.usage.code
        }
        let files = resolved.files.map(\.path).joined(separator: ", ")
        Console.print("\(resolved.scenario.name) is valid (\(files))")
    }
}
