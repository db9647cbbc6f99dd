import Foundation
public import Quantities
public import Sandbox
import Synchronization

/// Debian's Mosquitto on loopback with TLS, admitting clients by K8S-SAT through the test plugin.
///
/// A class so that the broker ends with its last user.
public final class MosquittoBroker: Sendable {
    /// Why the broker could not be started.
    public struct NotStarted: Error, CustomStringConvertible {
        /// What it or the compiler said.
        public let description: String
    }

    /// Where clients find it.
    public let address: String
    /// The port.
    public let port: Int
    /// The file of the authority to trust.
    public let authoritiesPath: String
    /// The file of a token that is admitted.
    public let tokenPath: String
    /// Mints further tokens, good and bad.
    public let tokens: TokenAuthority
    /// Holds all of the broker's files.
    public let folder: ScratchFolder

    /// How many brokers were started by this process.
    private static let turns = Atomic<Int>(0)

    private let command: Mutex<Command>
    private let program: String
    private let configuration: String

    /// Builds the plugin, makes certificates and a token, and starts the broker.
    ///
    /// - Parameters:
    ///   - now: The time that certificates and token begin at.
    ///   - isPersistent: Whether sessions and messages outlive the process, every change written at
    ///     once.
    /// - Throws: ``NotStarted``.
    public init(at now: WallClockInstant, isPersistent: Bool = false) throws {
        folder = try ScratchFolder()
        tokens = try TokenAuthority()
        let authority = try CertificateAuthority(at: now)
        let server = try authority.serverCertificate(at: now)
        authoritiesPath = try folder.write(authority.certificatePEM, to: "ca.crt")
        let certificate = try folder.write(server.certificatePEM, to: "server.crt")
        let key = try folder.write(server.privateKeyPEM, to: "server.key")
        let publicKey = try folder.write(tokens.publicKeyPEM, to: "tokens.pem")
        tokenPath = try folder.write(
            tokens.mint(
                at: now,
                lifetime: .seconds(3_600)
            ),
            to: "token"
        )
        let plugin = folder.path("k8ssat.so")
        let build = try Command.run(
            "gcc",
            [
                "-Wall", "-Wextra", "-Werror", "-O2", "-fPIC", "-shared",
                Project.path("Tests/MosquittoPlugin/k8ssat.c"), "-o", plugin, "-lcjson", "-lcrypto",
            ]
        )
        guard build.status == 0 else { throw NotStarted(description: build.errors) }
        // Below the range from which the kernel takes ports for others; a taken one is left alone. Each
        // broker has twenty of its own, or another would take its port while it is being restarted.
        let turn = Self.turns.wrappingAdd(1, ordering: .relaxed).oldValue
        let first =
            20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 10_000 + turn % 100 * 20
        var started: (command: Command, port: Int, configuration: String)?
        let persistence =
            isPersistent
            ? """
            persistence true
            persistence_location \(folder.path("store"))/
            autosave_interval 1
            autosave_on_changes true
            """ : "persistence false"
        try FileManager.default.createDirectory(
            atPath: folder.path("store"),
            withIntermediateDirectories: true
        )
        program =
            FileManager.default.isExecutableFile(atPath: "/usr/sbin/mosquitto")
            ? "/usr/sbin/mosquitto" : "mosquitto"
        for port in first..<first + 20 {
            let configuration = try folder.write(
                """
                per_listener_settings false
                allow_anonymous false
                set_tcp_nodelay true
                max_inflight_messages 100
                max_queued_messages 0
                plugin \(plugin)
                plugin_opt_public_key \(publicKey)
                plugin_opt_audience aio-internal
                listener \(port) 127.0.0.1
                cafile \(authoritiesPath)
                certfile \(certificate)
                keyfile \(key)
                user root
                \(persistence)

                """,
                to: "mosquitto.conf"
            )
            let command = try Command(program, ["-c", configuration], limit: 300)
            if command.waits(for: " running") {
                started = (command, port, configuration)
                break
            }
            let result = command.result()
            guard result.errors.contains("in use") else {
                throw NotStarted(description: result.output + result.errors)
            }
        }
        guard let started else { throw NotStarted(description: "no free port in twenty") }
        command = Mutex(started.command)
        port = started.port
        configuration = started.configuration
        address = "mqtts://localhost:\(started.port)"
    }

    deinit { command.withLock { $0.send(SIGTERM) } }

    /// Kills the broker, so that it says goodbye to nobody.
    public func kill() { command.withLock { $0.send(SIGKILL) } }

    /// Starts the broker again on its port after it was killed.
    public func restart() throws {
        _ = command.withLock { $0 }.result()
        let next = try Command(program, ["-c", configuration], limit: 300)
        guard next.waits(for: " running") else {
            let result = next.result()
            throw NotStarted(description: result.output + result.errors)
        }
        command.withLock { $0 = next }
    }

    /// Ends the broker in good order, and gives what it logged.
    public func stop() -> String {
        let command = command.withLock { $0 }
        command.send(SIGTERM)
        let result = command.result()
        return result.output + result.errors
    }
}
