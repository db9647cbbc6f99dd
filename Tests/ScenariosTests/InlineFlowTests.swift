import Quantities
import Testing

@testable import Scenarios

@Suite struct InlineFlowTests {
    private static let smallest = """
        name: smallest
        target: { broker: mqtt://localhost }
        input: raw
        output: processed
        filter: { lower: 2000, upper: 4e3 }
        workloads:
          - name: w
            arrivals: { constant: 1 per 10s }
            payload: { temperature: { uniform: [-1.5, 1], decimals: 1 } }
        phases: { measure: 1s }

        """

    private func read(_ text: String = smallest) throws -> Scenario {
        try ScenarioReader.read(files: [SourceText(path: "s.yaml", text: text)]).scenario
    }

    @Test func `what is left out has a documented value`() throws {
        let scenario = try read()
        #expect(scenario.seed == 1)
        #expect(
            scenario.phases
                == Phases(warmUp: .seconds(5), measure: .seconds(1), drain: .seconds(30))
        )
        #expect(scenario.thresholds.isEmpty)
        #expect(scenario.target == Target(broker: "mqtt://localhost"))
        let workload = try #require(scenario.workloads.first)
        #expect(workload.publishers == 1)
        #expect(workload.quality == 1)
        #expect(workload.maximumLag == .seconds(10))
        #expect(
            workload.payload
                == .temperature(
                    TemperaturePayload(
                        minimum: -1.5,
                        maximum: 1,
                        decimals: 1,
                        bounds: [2_000, 4_000]
                    )
                )
        )
    }

    @Test func `input, output and filter are a source, the sample's filter and a sink`() throws {
        let flow = try read().flow
        #expect(flow.input == "raw" && flow.output == "processed")
        #expect(flow.operations.map(\.kind) == [.source, .filter, .sink])
        #expect(flow.operations[1].semantics == .sampleTemperatureFilter)
        #expect(
            flow.operations[1].parameters
                == ["temperature_lower_bound": "2000", "temperature_upper_bound": "4e3"]
        )
    }

    @Test(arguments: [
        ("input: raw\n", "", ["s.yaml:1:1 missing-key"]),
        ("output: processed", "output: raw", ["s.yaml:4:9 contradiction"]),
        ("input: raw", "input: a/#", ["s.yaml:7:5 missing-key"]),
        ("input: raw", "input: a/#/b", ["s.yaml:3:10 malformed-value"]),
        ("input: raw", "input: +", ["s.yaml:4:9 contradiction", "s.yaml:7:5 missing-key"]),
        ("output: processed", "output: \"#\"", ["s.yaml:4:10 reserved"]),
        ("lower: 2000", "lower: 4000", ["s.yaml:5:31 contradiction"]),
        ("lower: 2000", "lower: low", ["s.yaml:5:18 malformed-value"]),
        ("lower: 2000, ", "", ["s.yaml:5:9 missing-key"]),
        ("upper: 4e3", "uper: 4e3", ["s.yaml:5:9 missing-key", "s.yaml:5:24 unknown-key"]),
        ("filter: { lower: 2000, upper: 4e3 }\n", "", ["s.yaml:1:1 missing-key"]),
        ("phases: { measure: 1s }\n", "", ["s.yaml:1:1 missing-key"]),
        ("[-1.5, 1]", "[-1.25, 1]", ["s.yaml:9:41 contradiction"]),
        (
            "workloads:\n", "workloads: []\nrest:\n",
            ["s.yaml:6:12 out-of-range", "s.yaml:7:1 unknown-key"]
        ),
    ])
    func `mistakes are found there too`(old: String, new: String, expected: [String]) {
        let found = errors { try read(Self.smallest.replacing(old, with: new)) }
        #expect(found.map { "\($0.location) \($0.code.rawValue)" } == expected)
    }

    @Test func `no publisher may number more messages than a sequence number holds`() throws {
        let fast = Self.smallest.replacing("1 per 10s", with: "1000000000/s")
        let limit = fast.replacing("measure: 1s", with: "measure: 1094.511627s")
        #expect(try read(limit).workloads.count == 1)
        let beyond = fast.replacing("measure: 1s", with: "measure: 1094.511627776s")
        #expect(errors { try read(beyond) }.map(\.code) == [.outOfRange])
        let shared = beyond.replacing("name: w\n", with: "name: w\n    publishers: 2\n")
        #expect(try read(shared).publisherCount == 2)
    }

    @Test(arguments: [("1%", [ScenarioError.Code.contradiction]), ("0%", [])])
    func `boundaries need a filter with bounds`(share: String, codes: [ScenarioError.Code]) throws {
        let text = "{ temperature: { uniform: [0, 1] }, boundaries: \(share) }"
        var problems = Problems()
        let tree = YAMLText.read(text, file: "f", into: &problems)
        let node = try #require(tree)
        _ = PayloadReader.read(node, bounds: [], into: &problems)
        #expect(problems.errors.map(\.code) == codes)
    }

    @Test func `the digits of a value stay below what two parsers read alike`() throws {
        let twelve = Self.smallest.replacing("decimals: 1 ", with: "decimals: 12 ")
        let within = twelve.replacing("[-1.5, 1]", with: "[0, 9007.199254740992]")
        #expect(try read(within).workloads.count == 1)
        let beyond = twelve.replacing("[-1.5, 1]", with: "[0, 9007.199254740993]")
        #expect(errors { try read(beyond) }.map(\.code) == [.outOfRange])
        let below = twelve.replacing("[-1.5, 1]", with: "[-9007.199254740993, 0]")
        #expect(errors { try read(below) }.map(\.code) == [.outOfRange])
    }

    @Test func `a user name and a password come from files`() throws {
        let text = Self.smallest.replacing(
            "mqtt://localhost }",
            with:
                "mqtt://localhost, authentication: { method: password, username: u, password: ./p } }"
        )
        let read = try ScenarioReader.read(files: [SourceText(path: "folder/s.yaml", text: text)])
        #expect(
            read.scenario.target.authentication
                == .password(usernamePath: "folder/u", passwordPath: "folder/p")
        )
    }
}
