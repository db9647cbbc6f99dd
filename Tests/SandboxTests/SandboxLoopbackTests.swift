import Glibc
import MQTTClient
import Messaging
import Quantities
import Synchronization
import Testing

@testable import Sandbox

/// The broker's rim over loopback, through the real client and through raw sockets.
@Suite struct SandboxLoopbackTests {
    /// Opens one connection and keeps the first thing that happens to it.
    final class Knock: LoopTask {
        let answer: CheckedContinuation<TransportError?, Never>
        private var isAnswered = false

        init(_ answer: CheckedContinuation<TransportError?, Never>) {
            self.answer = answer
        }

        func step(at time: LoopTime, through connections: any Connections) -> MonotonicInstant? {
            if !isAnswered { connections.open(0) }
            isAnswered = true
            return nil
        }

        func handle(
            _ event: ConnectionEvent,
            on connection: ConnectionNumber,
            at time: LoopTime,
            through connections: any Connections
        ) {
            switch event {
            case .connected: answer.resume(returning: nil)
            case .closed(let error?, _): answer.resume(returning: error)
            default: break
            }
        }
    }

    struct FixedCredentials: CredentialSource {
        let value: Credentials
        func credentials() throws(TransportError) -> Credentials { value }
    }

    /// What the client says of a connection attempt; nil where it was admitted.
    func knock(_ sandbox: Sandbox, _ credentials: Credentials) async throws -> TransportError? {
        let configuration = ConnectionConfiguration(
            address: sandbox.address,
            clientIdentifier: "knock",
            trust: TrustConfiguration(authoritiesFile: sandbox.authoritiesPath),
            credentials: FixedCredentials(value: credentials),
            connectTimeout: .seconds(10)
        )
        return await knock(configuration)
    }

    func knock(_ configuration: ConnectionConfiguration) async -> TransportError? {
        let handle = Mutex<(any LoopHandle)?>(nil)
        let error = await withCheckedContinuation { continuation in
            do throws(TransportError) {
                let loop = try MQTTConnector().start("knock", [configuration]) {
                    Knock(continuation)
                }
                handle.withLock { $0 = loop }
            } catch {
                continuation.resume(returning: error)
            }
        }
        // A connection that was refused is closed already; stopping it twice would be an event
        // after the answer.
        if error == nil { await handle.withLock { $0 }?.stop(within: .seconds(1)) }
        return error
    }

    func reason(_ error: TransportError?) -> UInt8? {
        if case .connectRefused(let reason, _) = error { reason.rawValue } else { nil }
    }

    @Test func `the client learns the reason of each refusal in words`() async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(directory: Shell.temporaryDirectory()))
        let now = WallClockInstant(milliseconds: 1_600_000_000_000)
        let good = try sandbox.tokens.mint(at: SystemClock.wall)
        let expired = try sandbox.tokens.mint(at: now)
        let elsewhere = try sandbox.tokens.mint(audiences: ["aio-mq"], at: SystemClock.wall)
        #expect(try await knock(sandbox, Credentials(enhanced: ("K8S-SAT", good))) == nil)
        let cases: [(Credentials, UInt8, String)] = [
            (Credentials(enhanced: ("K8S-SAT", expired)), 0x87, "expired at"),
            (Credentials(enhanced: ("K8S-SAT", elsewhere)), 0x87, "audience"),
            (Credentials(enhanced: ("OTHER", good)), 0x8C, "method"),
            (Credentials(username: "u", password: [1]), 0x87, "user names"),
            (Credentials(), 0x87, "no credentials"),
        ]
        for (credentials, code, words) in cases {
            let error = try await knock(sandbox, credentials)
            #expect(reason(error) == code)
            #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        }
        await sandbox.stop()
        #expect(sandbox.statistics.refused == 5 && sandbox.statistics.clients == 0)
    }

    @Test func `the graph comes back when it was disconnected`() async throws {
        let options = SandboxOptions(
            directory: Shell.temporaryDirectory(),
            flow: GraphBench.flow
        )
        let sandbox = try await Sandbox.start(options)
        #expect(sandbox.graphState == .running && sandbox.statistics.clients == 1)
        sandbox.disconnectAll(reason: 0x98)
        await sandbox.untilGraph { state, counts in state == .running && counts.reconnects == 1 }
        #expect(sandbox.statistics.accepted == 2)
        await sandbox.stop()
        #expect(sandbox.graphState == .stopped(nil))
    }

    @Test func `a sandbox that is stopped while its graph seeks a connection has stopped it`()
        async throws
    {
        let options = SandboxOptions(
            directory: Shell.temporaryDirectory(),
            flow: GraphBench.flow
        )
        let sandbox = try await Sandbox.start(options)
        sandbox.disconnectAll(reason: 0x98)
        await sandbox.untilGraph { state, _ in state != .running }
        await sandbox.stop()
        #expect(sandbox.graphState == .stopped(nil))
    }

    @Test func `the graph reports that it was sent away for good, and why`() async throws {
        let options = SandboxOptions(
            directory: Shell.temporaryDirectory(),
            flow: GraphBench.flow
        )
        let sandbox = try await Sandbox.start(options)
        sandbox.disconnectAll(reason: 0x8E)
        let expected = TransportError.disconnected(reason: ReasonCode(rawValue: 0x8E), detail: nil)
        #expect(await sandbox.untilGraphStopped() == expected)
        #expect(sandbox.graphState == .stopped(expected))
        await sandbox.stop()
    }

    @Test func `a port that is taken is an error with the address`() async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(directory: Shell.temporaryDirectory()))
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        options.broker.port = sandbox.address.port
        await #expect(throws: SandboxError.self) { try await Sandbox.start(options) }
        let leftovers = try await Shell.run("test -e '\(options.directory)'")
        #expect(leftovers.status == 1, "a failed start leaves no files")
        await sandbox.stop()
    }

    @Test func `bytes that are neither TLS nor MQTT end their own connection only`() async throws {
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        options.broker.plainPort = 0
        let sandbox = try await Sandbox.start(options)
        let random = Philox2x64(key: 2_026)
        for port in [sandbox.address.port, try #require(sandbox.plainPort)] {
            for round in 0..<50 {
                let bytes = (0..<64).map { index in
                    UInt8(truncatingIfNeeded: random.block(low: UInt64(round), high: index).0)
                }
                #expect(RawSocket.isClosedAfter(bytes, port: port), "seed 2026, round \(round)")
            }
        }
        let good = try sandbox.tokens.mint(at: SystemClock.wall)
        #expect(try await knock(sandbox, Credentials(enhanced: ("K8S-SAT", good))) == nil)
        await sandbox.stop()
    }
}
