import Evidence
import Inquiry
import Messaging
import Quantities
import Scenarios
import Testing

@testable import Harness

/// Conversations with a graph over a transport in virtual time.
@Suite struct GraphConversationTests {
    private let run: ModelRun

    init() throws {
        run = try ModelRun(setting: ["preflight.within=3s"])
    }

    private func learn() async throws(RunFailure) -> LearningCourse {
        try await hold().course
    }

    private func hold() async throws(RunFailure) -> HeldConversation<LearningCourse> {
        let conversation = GraphConversation(
            run.request.scenario,
            run: run.request.header.run,
            in: run.world.environment
        )
        let course = LearningCourse(
            conversation.searchPlan(within: nil, repeats: 3),
            question: conversation.question,
            within: run.request.scenario.preflight.within
        )
        return try await conversation.hold(course, as: "learn")
    }

    private func failure() async -> RunFailure? {
        do throws(RunFailure) {
            _ = try await learn()
            return nil
        } catch {
            return error
        }
    }

    @Test func `the graph's edges are found over one connection that says goodbye`() async throws {
        let course = try await learn()
        guard case .learned(let intervals)? = course.conclusion else {
            Issue.record("\(String(describing: course.conclusion))")
            return
        }
        #expect(intervals.map(\.formula) == ["2000 < v < 4000"])
        let loop = try #require(run.world.loop("learn"))
        #expect(run.world.loops.count == 1)
        #expect(loop.isStopped)
        #expect(loop.filter == "processed")
        #expect(loop.configurations.count == 1)
        #expect(loop.configurations[0].clientIdentifier.hasSuffix("-learn"))
        #expect(loop.configurations[0].sessionExpiry == 0)
        // Every result was acknowledged.
        #expect(loop.acknowledgedCount > 100)
    }

    @Test func `a graph that passes nothing is asked for as long as the preflight would`()
        async throws
    {
        run.world.graph = { _, _, _ in [] }
        let course = try await learn()
        #expect(course.conclusion == .nothingPassed)
        #expect(run.world.elapsed >= .seconds(3) && run.world.elapsed < .seconds(4))
    }

    @Test func `a broker that refuses, ends or lowers the connection ends the conversation`()
        async throws
    {
        run.world.broker.refusals["-learn"] = .connectionLost(detail: "reset")
        guard case .notConnected(let who, _)? = await failure() else {
            Issue.record("no failure")
            return
        }
        #expect(who == "the questioner")
        run.world.broker.refusals = [:]
        run.world.broker.granted = .atMostOnce
        guard case .notConnected(_, .qualityLowered)? = await failure() else {
            Issue.record("no failure")
            return
        }
        #expect(run.world.loops.allSatisfy { $0.isStopped })
    }

    @Test func `a connection that ends unasked is no answer`() async throws {
        let world = run.world
        world.at(.milliseconds(200)) {
            world.loop("learn")?.lose(0, because: .connectionLost(detail: "reset"))
        }
        let held = try await hold()
        guard case .notConnected(_, .connectionLost)? = held.failure else {
            Issue.record("\(String(describing: held.failure))")
            return
        }
        // What is known by then is not lost.
        #expect(!held.course.isOver)
        #expect(held.course.search.questions > 0)
    }

    @Test func `who asks it to stop gets what is known by then`() async throws {
        let world = run.world
        world.at(.milliseconds(300)) { world.interruptions = 1 }
        let course = try await learn()
        #expect(!course.isOver)
        #expect(course.search.questions > 0)
    }

    @Test func `who asks it to stop before it is connected is not kept waiting`() async throws {
        run.world.broker.silent = ["-learn"]
        run.world.interruptions = 1
        let course = try await learn()
        #expect(course.search.questions == 0)
    }
}
