import MQTTClient
import Messaging
import Quantities
import Synchronization
import Testing

@testable import Sandbox

/// Sessions, expiry and renewal over loopback TLS, through the real client.
@Suite(.timeLimit(.minutes(10))) struct SandboxSessionTests {
    func configuration(_ sandbox: Sandbox) -> ConnectionConfiguration {
        ConnectionConfiguration(
            address: sandbox.address,
            clientIdentifier: "probe",
            trust: TrustConfiguration(authoritiesFile: sandbox.authoritiesPath),
            credentials: ServiceAccountTokenFile(path: sandbox.tokenPath),
            sessionExpiry: 60,
            connectTimeout: .seconds(10)
        )
    }

    /// Runs a probe until its log is finished; what happened.
    func probe(
        _ sandbox: Sandbox,
        react:
            @escaping @Sendable (ConnectionEvent, any Connections, EventProbe.Log) -> Void
    ) async throws -> [ConnectionEvent] {
        let log = EventProbe.Log()
        let handle = try MQTTConnector().start("probe", [configuration(sandbox)]) {
            EventProbe(log, react: react)
        }
        await log.untilDone()
        await handle.stop(within: .seconds(2))
        return log.events
    }

    @Test func `a client that comes back finds its session, and is not asked to subscribe again`()
        async throws
    {
        let sandbox = try await Sandbox.start(SandboxOptions(directory: Shell.temporaryDirectory()))
        let events = try await probe(sandbox) { event, connections, log in
            switch event {
            case .connected(let limits, _) where !limits.isSessionPresent:
                connections.subscribe(to: "t", quality: .atLeastOnce, on: 0)
            case .subscribed: sandbox.disconnectAll()
            case .closed(.some, _): connections.open(0)
            case .sessionResumed: log.finish()
            default: break
            }
        }
        await sandbox.stop()
        let isResumed = events.contains { if case .sessionResumed = $0 { true } else { false } }
        #expect(isResumed)
        #expect(sandbox.statistics.resumed == 1)
    }

    @Test(arguments: [UInt8(0x87), 0x98, 0xA0])
    func `a client whose token expires is told so with the reason that was set`(
        reason: UInt8
    ) async throws {
        var options = SandboxOptions(directory: Shell.temporaryDirectory())
        options.tokenLifetime = .seconds(5)
        options.broker.expiryReason = reason
        let sandbox = try await Sandbox.start(options)
        let events = try await probe(sandbox) { event, _, log in
            if case .closed = event { log.finish() }
        }
        await sandbox.stop()
        guard case .closed(.disconnected(let told, let words)?, _)? = events.last else {
            Issue.record("\(events)")
            return
        }
        #expect(told.rawValue == reason && words == "the token has expired")
        #expect(sandbox.statistics.tokensExpired == 1)
    }

    @Test func `a client shows the token that was swapped in, and stays`() async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(directory: Shell.temporaryDirectory()))
        let events = try await probe(sandbox) { event, connections, log in
            switch event {
            case .connected:
                do throws(SandboxError) { try sandbox.renewToken() } catch { log.finish() }
                connections.reauthenticate(0)
            case .reauthenticated, .closed: log.finish()
            default: break
            }
        }
        let isRenewed = events.contains { if case .reauthenticated = $0 { true } else { false } }
        #expect(isRenewed, "\(events)")
        await sandbox.stop()
        #expect(sandbox.statistics.renewed == 1 && sandbox.statistics.accepted == 1)
    }

    @Test func `a token that is refused in band ends the connection with the refusal's reason`()
        async throws
    {
        let sandbox = try await Sandbox.start(SandboxOptions(directory: Shell.temporaryDirectory()))
        let foreign = try TokenAuthority().mint(at: SystemClock.wall)
        let events = try await probe(sandbox) { event, connections, log in
            switch event {
            case .connected:
                do throws(SandboxError) {
                    try sandbox.replaceToken(with: foreign)
                } catch {
                    log.finish()
                }
                connections.reauthenticate(0)
            case .closed: log.finish()
            default: break
            }
        }
        await sandbox.stop()
        guard case .closed(let error?, _)? = events.last else {
            Issue.record("\(events)")
            return
        }
        #expect(error.reasonCode?.rawValue == 0x87)
        #expect(sandbox.statistics.notRenewed == 1)
    }

    @Test func `a graph that is disconnected again and again loses nothing`() async throws {
        let count = 3_000
        let options = SandboxOptions(directory: Shell.temporaryDirectory(), flow: GraphBench.flow)
        let sandbox = try await Sandbox.start(options)
        let results = FlowProbe.Results()
        let payload = #"{"temperature":{"value":3000,"unit":"C"}}"#
        let handle = try MQTTConnector().start(
            "probe",
            ["p", "s"].map { name in
                var one = configuration(sandbox)
                one.clientIdentifier = name
                return one
            }
        ) {
            var rounds: UInt64 = 0
            return FlowProbe(
                Array(repeating: payload, count: count),
                results: results,
                limit: .seconds(50)
            ) { contents in
                let counts = sandbox.counts
                if rounds < 3, counts.reconnects == rounds, sandbox.graphState == .running,
                    counts.received > 500 * (rounds + 1)
                {
                    sandbox.disconnectGraph()
                    rounds += 1
                }
                return rounds == 3 && counts.reconnects == 3
                    && Set(contents.received.map(\.sequence)).count == count
            }
        }
        await results.untilDone()
        await handle.stop(within: .seconds(2))
        let counts = sandbox.counts
        #expect(sandbox.graphState == .running, "\(counts), \(sandbox.statistics)")
        await sandbox.stop()
        let received = results.contents.withLock { $0.received }
        let extra = received.count - Set(received.map(\.sequence)).count
        #expect(Set(received.map(\.sequence)) == Set(0..<count))
        #expect(counts.reconnects == 3 && counts.sessionsLost == 0)
        #expect(sandbox.statistics.resumed == 3)
        // Each that came twice was sent again, or run again because its PUBACK was lost.
        let runAgain = Int(counts.received) - count
        #expect(extra <= Int(counts.resent) + runAgain, "\(counts)")
    }
}
