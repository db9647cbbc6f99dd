import ArgumentParser
import LoadGen
import Quantities

/// What a message costs the whole publisher: schedule, payload, identity, records and transport.
struct PublishersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publishers",
        abstract: "Print the CPU time of a QoS 0 message through the publisher loop, in ns."
    )

    @OptionGroup var sink: SinkOptions

    @Flag(help: "Send only what the graph's filter passes.")
    var passing = false

    func run() async throws {
        let options = sink
        // A nanosecond apart: every slot is due as soon as the load begins.
        let scenario = try BenchmarkScenario.make(
            publishers: options.connections,
            quality: 0,
            messages: options.messages,
            spacing: Nanoseconds(1),
            isPassing: passing
        )
        let plan = LoadPlan(scenario)
        let cost = try await Sending.cost(to: options) { report in
            PlannedTask(plan: plan, report: report)
        }
        print(cost)
    }
}
