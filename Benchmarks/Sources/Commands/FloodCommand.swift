import ArgumentParser
import Messaging

/// What the transport alone costs a message: the same one over and over, as fast as it is taken.
struct FloodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flood",
        abstract: "Print the CPU time of a message through a transport alone, in ns."
    )

    @OptionGroup var sink: SinkOptions

    @Option(help: "The quality of service, 0 or 1.")
    var quality: UInt8 = 0

    @Option(
        help: "How many messages of a connection leave in one write; a record's worth if absent."
    )
    var turn: Int?

    @Option(help: "What moves the messages.")
    var transport = BenchmarkTransport.mqtt

    func validate() throws {
        guard QualityOfService(rawValue: quality) != nil, turn ?? 1 > 0 else {
            throw ValidationError("the quality of service is 0 or 1, and a turn has a message")
        }
    }

    func run() async throws {
        let options = sink
        let flood = Flood(
            connections: options.connections,
            messages: options.messages,
            quality: QualityOfService(rawValue: quality) ?? .atMostOnce,
            turn: turn
        )
        let cost = try await Sending.cost(to: options, by: transport.connector) { report in
            FloodTask(flood, report: report)
        }
        print(cost)
    }
}
