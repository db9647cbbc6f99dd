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
    var configurations: [ConnectionConfiguration] { configurations(named: "benchmark") }

    /// One configuration for each connection, whose client identifiers begin with `name`.
    func configurations(named name: String) -> [ConnectionConfiguration] {
        (0..<connections).map { number in
            ConnectionConfiguration(
                address: BrokerAddress(host: "localhost", port: port, isSecure: true),
                clientIdentifier: "\(name)-\(number)",
                trust: TrustConfiguration(authoritiesFile: authorities)
            )
        }
    }
}
