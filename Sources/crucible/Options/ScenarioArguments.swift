import ArgumentParser
import Glibc
import Harness
import Scenarios

/// The scenario file, and what flags and the environment change in it.
struct ScenarioArguments: ParsableArguments {
    @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup(title: "Target and values")
    var target: TargetOptions

    /// Reads the scenario: the file, then the environment, then the flags; the last one wins.
    ///
    /// - Parameter further: What replaces even the flags, such as the address of the sandbox.
    /// - Returns: The scenario; mistakes are printed and end the command.
    func read(further: [Override] = []) throws -> ResolvedScenario {
        do throws(ScenarioErrors) {
            return try ScenarioFiles.read(scenario, overrides: overrides() + further)
        } catch {
            Console.note(error.description)
            throw ExitStatus.usage.code
        }
    }

    /// Everything that changes the file, in the order of application.
    private func overrides() throws(ScenarioErrors) -> [Override] {
        try EnvironmentOverrides.overrides(from: ProcessEnvironment.variables) + target.overrides()
    }
}
