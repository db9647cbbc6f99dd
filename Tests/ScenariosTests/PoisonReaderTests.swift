import Testing

@testable import Scenarios

/// What a workload's `poison` says.
@Suite struct PoisonReaderTests {
    private func poison(_ text: String) throws -> PoisonPlan? {
        let scenario = Fixture.scenario.replacing("qos: 1", with: "qos: 1\n    poison: \(text)")
        return try Fixture.read([scenario, Fixture.resource, Fixture.definition])
            .scenario.workloads[0].poison
    }

    private func problems(_ text: String) -> [String] {
        errors { _ = try poison(text) }.map(\.problem)
    }

    @Test func `a share alone sends all usual kinds`() throws {
        #expect(try poison("1%") == PoisonPlan(shareMillionths: 10_000))
        #expect(!PoisonKind.usual.contains(.megabyte))
    }

    @Test func `kinds are sent that are named`() throws {
        #expect(
            try poison("{ share: 0.5%, kinds: [truncated, megabyte] }")
                == PoisonPlan(shareMillionths: 5_000, kinds: [.truncated, .megabyte])
        )
    }

    @Test func `without the key there is none`() throws {
        let scenario = try Fixture.read([
            Fixture.scenario, Fixture.resource, Fixture.definition,
        ]).scenario
        #expect(scenario.workloads[0].poison == nil)
    }

    @Test(arguments: [
        ("0%", "poison is \"0%\" of the messages"), ("30%", "poison is \"30%\" of the messages"),
        ("{ kinds: [empty] }", "poison has no \"share\""),
        ("{ share: 1%, kinds: [] }", "kinds is empty"),
        ("{ share: 1%, kind: [empty] }", "poison has no key \"kind\""),
        ("lots", "\"lots\" is not a share"),
    ])
    func `what cannot be is reported`(text: String, problem: String) {
        #expect(problems(text) == [problem])
    }

    @Test func `a kind that nobody knows is reported with those that there are`() {
        #expect(problems("{ share: 1%, kinds: [truncatd] }").count == 1)
    }

    @Test func `every kind is another payload`() {
        #expect(Set(PoisonKind.allCases.map(\.payload)).count == PoisonKind.allCases.count)
    }
}
