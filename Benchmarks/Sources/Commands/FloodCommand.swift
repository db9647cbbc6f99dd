import ArgumentParser

/// What the transport alone costs a message: the same one over and over, as fast as it is taken.
struct FloodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flood",
        abstract: "Print the CPU time of a QoS 0 message through the default transport, in ns."
    )

    @OptionGroup var sink: SinkOptions

    func run() async throws {
        let options = sink
        let cost = try await Sending.cost(to: options) { report in
            FloodTask(connections: options.connections, messages: options.messages, report: report)
        }
        print(cost)
    }
}
