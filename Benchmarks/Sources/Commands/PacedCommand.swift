import ArgumentParser
import LoadGen
import Quantities

/// What the publisher loop costs, and how punctual it is, at a rate that it has to hold.
struct PacedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paced",
        abstract: "Print the CPU time of a message at a fixed rate, or the send lag's p99, in ns."
    )

    /// A load that ends later than this after its last slot has not been held.
    private static let allowedDelay = Nanoseconds.milliseconds(200)

    @OptionGroup var sink: SinkOptions

    @Option(help: "How many messages a second to send, all connections together.")
    var rate = 1_000_000

    @Flag(help: "Print the 99th percentile of the send lag in place of CPU time.")
    var lag = false

    func validate() throws {
        guard (1...1_000_000_000).contains(rate) else {
            throw ValidationError("a rate is from 1 to 1000000000 messages a second")
        }
    }

    func run() async throws {
        FileLimit.raise()
        let options = sink
        let scenario = try BenchmarkScenario.make(
            publishers: options.connections,
            quality: 0,
            messages: options.messages,
            spacing: Nanoseconds(1_000_000_000 / Int64(rate))
        )
        let plan = LoadPlan(scenario)
        let lags = SendLag()
        // Looking at every record costs a little; it is left out where cost is the question.
        let observer = lag ? lags : nil
        let cost = try await Sending.cost(to: options) { report in
            PlannedTask(plan: plan, lag: observer, allowedDelay: Self.allowedDelay, report: report)
        }
        guard lag else { return print(cost) }
        guard let late = lags.histogram.value(at: .p99) else {
            throw BenchmarkError("\(lags.histogram.count) messages are too few for a p99")
        }
        print(late.count)
    }
}
