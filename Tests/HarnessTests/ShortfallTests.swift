import Messaging
import Quantities
import Scenarios
import TestSupport
import Testing

@testable import Harness

/// What a transport cannot do is refused before anything is sent.
@Suite struct ShortfallTests {
    private let humble = TransportCapabilities(
        name: "humble",
        maximumInFlight: 1_000,
        renewsInBand: false
    )

    private func scenario(_ adjust: (inout Scenario) -> Void) throws -> Scenario {
        var scenario = try ModelRun().request.scenario
        adjust(&scenario)
        return scenario
    }

    @Test(arguments: [(nil, 0), (1, 0), (1_000, 0), (1_001, 1), (65_535, 1)] as [(UInt16?, Int)])
    func `a window above the transport's is a shortfall`(
        _ window: UInt16?,
        _ count: Int
    ) throws {
        let scenario = try scenario { $0.workloads[0].inFlight = window }
        let shortfalls = Run.shortfalls(of: humble, for: scenario)
        #expect(shortfalls.count == count)
        for shortfall in shortfalls {
            #expect(shortfall.problem.contains("workload \"sensors\" wants \(window ?? 0)"))
            #expect(shortfall.problem.contains("humble") && shortfall.hint.contains("1000"))
        }
        #expect(Run.shortfalls(of: TransportCapabilities(), for: scenario).isEmpty)
    }

    @Test func `renewing tokens needs a transport that does so in band`() throws {
        let scenario = try scenario { $0.tokens.renewEvery = .seconds(60) }
        let shortfalls = Run.shortfalls(of: humble, for: scenario)
        #expect(shortfalls.count == 1)
        #expect(shortfalls.first?.problem.contains("only when it connects again") == true)
        #expect(shortfalls.first?.hint.contains("`transport: mqtt`") == true)
        #expect(Run.shortfalls(of: TransportCapabilities(), for: scenario).isEmpty)
    }

    @Test func `a run with shortfalls does not begin, and all of them are told`() async throws {
        let model = try ModelRun()
        var request = model.request
        request.scenario.tokens.renewEvery = .seconds(60)
        request.scenario.workloads[0].inFlight = 2_000
        var environment = model.world.environment
        environment.connector = Humble(capabilities: humble)
        do throws(RunFailure) {
            _ = try await Run(request, in: environment).execute()
            Issue.record("it began")
        } catch {
            guard case .notPossible(let shortfalls) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(shortfalls == Run.shortfalls(of: humble, for: request.scenario))
            #expect(shortfalls.count == 2)
            for shortfall in shortfalls {
                #expect(error.description.contains(shortfall.problem))
                #expect(error.hint?.contains(shortfall.hint) == true)
            }
        }
        #expect(model.scratch.contents(of: "new").isEmpty)
    }

    /// A transport that is never asked to connect.
    private struct Humble: Connector {
        let capabilities: TransportCapabilities

        func start(
            _ name: String,
            _ configurations: [ConnectionConfiguration],
            makeTask: @escaping @Sendable () -> any LoopTask
        ) throws(TransportError) -> any LoopHandle {
            throw .connectionLost(detail: "it was asked to connect")
        }
    }
}
