import ArgumentParser
import Glibc
import MQTTClient
import Messaging
import Quantities
import Verifier

/// What a message costs the receiving side, judgement included.
struct SubscriberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscriber",
        abstract: "Print the CPU time of a received and judged message, in ns.",
        discussion: """
            Says "subscribed" on standard error when it is time to start `publishers --passing` \
            with the same numbers.
            """
    )

    @OptionGroup var sink: SinkOptions

    func run() async throws {
        let scenario = try BenchmarkScenario.make(
            publishers: sink.connections,
            quality: 0,
            messages: sink.messages,
            spacing: Nanoseconds(1),
            isPassing: true
        )
        let run = try HealthyRun(scenario, inFlight: 1)
        let judge = try Judge(scenario: scenario, plan: run.plan)
        let (reports, report) = AsyncStream.makeStream(
            of: Result<Nanoseconds, BenchmarkError>.self
        )
        let subscriber = Array(sink.configurations(named: "subscriber").prefix(1))
        let loop = try MQTTConnector().start("benchmark", subscriber) {
            ReceivingTask(run, judge: judge, report: report) {
                Self.announce()
            }
        }
        for await result in reports {
            print(Double(try result.get().count) / Double(sink.messages))
        }
        await loop.stop(within: .seconds(5))
    }

    private static func announce() {
        let words = Array("subscribed\n".utf8)
        _ = words.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
