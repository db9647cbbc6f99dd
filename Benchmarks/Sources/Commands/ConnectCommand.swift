import ArgumentParser
import MQTTClient
import Messaging
import Quantities

/// What a connection costs to set up and to keep.
struct ConnectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect",
        abstract: "Print what an open TLS connection cost: CPU time in ns, or memory in bytes."
    )

    @OptionGroup var sink: SinkOptions

    @Flag(help: "Print resident memory in place of CPU time.")
    var memory = false

    func run() async throws {
        FileLimit.raise()
        let (reports, report) = AsyncStream.makeStream(
            of: Result<(before: ConnectTask.Usage, after: ConnectTask.Usage), BenchmarkError>.self
        )
        let loop = try MQTTConnector().start("benchmark", sink.configurations) {
            ConnectTask(report: report)
        }
        for await result in reports {
            let (before, after) = try result.get()
            let used =
                memory
                ? Double(after.memory - before.memory)
                : Double((after.processor - before.processor).count)
            print(used / Double(sink.connections))
        }
        await loop.stop(within: .seconds(10))
    }
}
