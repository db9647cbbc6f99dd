import Messaging
import Scenarios
import TestSupport
import Testing

@testable import Harness

/// What a run's connections take of the machine, found out before any is made.
@Suite struct ConnectionNeedsTests {
    private func needs(
        publishers: Int,
        each descriptors: Int = 1,
        loops: Int = 2,
        isSandbox: Bool = false,
        addresses: Int = 0
    ) throws -> ConnectionNeeds {
        var scenario = try ModelRun(setting: ["workloads[0].publishers=\(publishers)"])
            .request.scenario
        scenario.connect.sourceAddresses = (0..<addresses).map { "127.0.0.\($0 + 1)" }
        return ConnectionNeeds(
            scenario,
            over: TransportCapabilities(descriptorsPerConnection: descriptors),
            loops: loops,
            isSandbox: isSandbox
        )
    }

    @Test func `every connection takes its descriptors, every loop its own, the rest a reserve`()
        throws
    {
        #expect(try needs(publishers: 10_000).descriptors == 10_001 + 8 + 64)
        #expect(try needs(publishers: 10_000, each: 2).descriptors == 20_002 + 8 + 64)
        #expect(try needs(publishers: 1, loops: 5).descriptors == 2 + 20 + 64)
    }

    @Test func `the sandbox holds the other end of every connection`() throws {
        let descriptors = try needs(publishers: 10_000, isSandbox: true).descriptors
        #expect(descriptors == 2 * 10_001 + 32 + 8 + 64)
    }

    @Test(arguments: [(10_073, true), (10_072, false), (1_024, false), (Int.max, true)])
    func `a limit is enough when it is reached exactly`(limit: Int, isEnough: Bool) throws {
        let failure = try needs(publishers: 10_000).failure(on: MachineLimits(descriptors: limit))
        #expect((failure == nil) == isEnough)
    }

    @Test(arguments: [
        (0, 28_232, true), (0, 10_001, true), (0, 10_000, false), (1, 10_000, false),
        (2, 5_001, true), (2, 5_000, false), (3, .max, true),
    ])
    func `ports are counted for each source address`(
        addresses: Int,
        ports: Int,
        isEnough: Bool
    ) throws {
        let needs = try needs(publishers: 10_000, addresses: addresses)
        let failure = needs.failure(on: MachineLimits(portsPerAddress: ports))
        #expect((failure == nil) == isEnough)
    }

    @Test func `says how many descriptors are needed, and how to get them`() throws {
        let needs = try needs(publishers: 10_000, isSandbox: true)
        let failure = try #require(needs.failure(on: MachineLimits(descriptors: 1_024)))
        #expect(
            "\(failure)" == """
                10,001 connections take 20,106 file descriptors, but this process may have 1,024
                """
        )
        #expect(
            failure.hint == """
                raise the limit to 20106 or more: `ulimit -n 20106` in a shell, LimitNOFILE=20106 in \
                a systemd unit, --ulimit nofile=20106 for a container; or spread the publishers over \
                more machines
                """
        )
    }

    @Test func `says how many source addresses are needed`() throws {
        let needs = try needs(publishers: 60_000)
        let failure = try #require(needs.failure(on: MachineLimits(portsPerAddress: 28_232)))
        #expect(
            "\(failure)"
                == "60,001 connections need a port each, but 1 source address has 28,232"
        )
        #expect(
            failure.hint == """
                name 3 or more addresses of this machine: `connect: { sourceAddresses: [127.0.0.1, \
                127.0.0.2] }`; or widen net.ipv4.ip_local_port_range
                """
        )
        let two = try self.needs(publishers: 60_000, addresses: 2)
        let other = try #require(two.failure(on: MachineLimits(portsPerAddress: 28_232)))
        #expect("\(other)".hasSuffix("but 2 source addresses have 56,464"))
    }

    @Test func `a run that the machine has no room for starts nothing and leaves nothing`()
        async throws
    {
        let run = try ModelRun()
        var environment = run.world.environment
        environment.machine.descriptors = 20
        let failure = await failure(of: Run(run.request, in: environment))
        guard case .notEnoughDescriptors(5, 77, 20) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(run.world.loops.isEmpty)
        #expect(run.scratch.contents(of: "new/reports").isEmpty)
    }

    @Test func `credentials that cannot be found end a run before anything starts`() async throws {
        let run = try ModelRun()
        var environment = run.world.environment
        environment.credentials = { target throws(TransportError) in
            throw .credentialUnusable(path: target.broker, problem: "is empty", hint: "fill it")
        }
        let failure = await failure(of: Run(run.request, in: environment))
        #expect(failure.map { "\($0)" } == "mqtt://127.0.0.1:1883: is empty")
        #expect(failure?.hint == "fill it")
        #expect(run.world.loops.isEmpty)
        #expect(run.scratch.contents(of: "new/reports").isEmpty)
    }

    private func failure(of run: Run) async -> RunFailure? {
        do throws(RunFailure) {
            _ = try await run.execute()
            return nil
        } catch {
            return error
        }
    }
}
