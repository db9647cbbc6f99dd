import MQTTClient
import Messaging
import Quantities

/// Runs one publishing task to its end and divides what it cost.
enum Sending {
    /// What a task says when it is over: the CPU time of its messages, or what went wrong.
    typealias Report = AsyncStream<Result<Nanoseconds, BenchmarkError>>.Continuation

    /// How long a connection may take to close after the last message.
    private static let closingLimit = Nanoseconds.seconds(5)

    /// The CPU time a message costs this process, in nanoseconds.
    ///
    /// - Parameters:
    ///   - sink: Where to and how many.
    ///   - connector: The transport.
    ///   - makeTask: Makes the task that sends them and reports once.
    /// - Returns: Nanoseconds a message.
    /// - Throws: What the transport or the task says went wrong.
    static func cost(
        to sink: SinkOptions,
        by connector: any Connector = MQTTConnector(),
        makeTask: @escaping @Sendable (Report) -> any LoopTask
    ) async throws -> Double {
        let (reports, report) = AsyncStream.makeStream(
            of: Result<Nanoseconds, BenchmarkError>.self
        )
        let loop = try connector.start("benchmark", sink.configurations) {
            makeTask(report)
        }
        var used: Nanoseconds?
        for await result in reports {
            used = try result.get()
            break
        }
        await loop.stop(within: closingLimit)
        guard let used else { throw BenchmarkError("the task ended without a report") }
        return Double(used.count) / Double(sink.messages)
    }
}
