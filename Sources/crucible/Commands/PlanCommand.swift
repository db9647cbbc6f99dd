import ArgumentParser
import Harness
import Scenarios
import Verifier

/// `crucible plan`: tells what a run would send and what must happen to it.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Print the first messages and what must happen to each; sends nothing."
    )

    @OptionGroup var arguments: ScenarioArguments

    @Option(help: ArgumentHelp("How many messages to print, 0 to 100,000.", valueName: "number"))
    var messages = 20

    func validate() throws {
        guard (0...100_000).contains(messages) else {
            throw ValidationError("--messages \(messages) is not between 0 and 100000")
        }
    }

    func run() throws {
        let resolved = try arguments.read()
        do throws(OracleError) {
            for line in try Preview(resolved.scenario).lines(count: messages) {
                Console.print(line)
            }
        } catch {
            Console.note("\(arguments.scenario): error: \(error)")
            throw ExitStatus.usage.code
        }
    }
}
