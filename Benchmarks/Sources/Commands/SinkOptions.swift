import ArgumentParser
import Messaging

/// Where a publishing figure sends, and how much.
struct SinkOptions: ParsableArguments {
    @Option(help: "The sink's TLS port on this machine.")
    var port: UInt16

    @Option(help: "The file with the authority that signed the sink's certificate.")
    var authorities: String

    @Option(help: "How many connections to share the messages between.")
    var connections = 1

    @Option(help: "How many messages to send in all.")
    var messages = 1_000_000

    func validate() throws {
        guard connections > 0, messages >= connections else {
            throw ValidationError("give at least one connection, and a message for each")
        }
    }

    /// One configuration for each connection.
    var configurations: [ConnectionConfiguration] {
        (0..<connections).map { number in
            ConnectionConfiguration(
                address: BrokerAddress(host: "localhost", port: port, isSecure: true),
                clientIdentifier: "benchmark-\(number)",
                trust: TrustConfiguration(authoritiesFile: authorities)
            )
        }
    }
}
