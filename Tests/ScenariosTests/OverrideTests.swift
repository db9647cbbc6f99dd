import Quantities
import Testing

@testable import Scenarios

@Suite struct OverrideTests {
    private func scenario(_ assignments: String...) throws -> Scenario {
        let overrides = try assignments.map { try Override(assignment: $0) }
        return try Fixture.read(overrides: overrides).scenario
    }

    private func shown(_ assignments: String...) -> String {
        errors {
            let overrides = try assignments.map { try Override(assignment: $0) }
            return try Fixture.read(overrides: overrides)
        }
        .map(\.description).joined(separator: "\n")
    }

    @Test func `a value takes the place of the file's`() throws {
        let changed = try scenario(
            "workloads[0].publishers=5",
            "phases.measure=1m",
            "seed=7",
            "workloads[0].payload.temperature.uniform=[10, 20]"
        )
        var expected = try Fixture.read().scenario
        expected.workloads[0].publishers = 5
        expected.phases.measure = .seconds(60)
        expected.seed = 7
        expected.workloads[0].payload = .temperature(
            TemperaturePayload(
                minimum: 10,
                maximum: 20,
                boundaryShareMillionths: 10_000,
                bounds: [2_000, 4_000]
            )
        )
        #expect(changed == expected)
    }

    @Test func `later values win`() throws {
        #expect(try scenario("seed=7", "seed=8").seed == 8)
    }

    @Test func `a plus sign adds an element`() throws {
        let changed = try scenario(
            "thresholds[+]=duplicated == 0",
            "thresholds[+]=send_lag.max < 1s"
        )
        #expect(
            changed.thresholds.suffix(2).map(\.expression)
                == ["duplicated == 0", "send_lag.max < 1s"]
        )
    }

    @Test func `null removes what is there, and nothing that is not`() throws {
        #expect(try scenario("target.ca=null").target.authoritiesPath == nil)
        #expect(try scenario("thresholds[1]=null").thresholds.count == 2)
        #expect(try scenario("thresholds=").thresholds.isEmpty)
        #expect(try scenario("target.certificate=null") == scenario())
    }

    @Test func `a key with dots goes in quotes`() throws {
        let steps = try OverridePath.read("graph.modules[\"a.b=c\"].x[3][+]")
        #expect(
            steps == [
                .key("graph"), .key("modules"), .key("a.b=c"), .key("x"), .element(3), .append,
            ]
        )
        let override = try Override(assignment: "modules[\"a=b\"]=c")
        #expect(override.path == "modules[\"a=b\"]")
        #expect(override.value == "c")
    }

    @Test func `a part of the broker's URL can be changed by itself`() throws {
        #expect(try scenario("target.broker.port=1").target.broker == "mqtts://aio-broker:1")
        #expect(try scenario("target.broker.host=::1").target.broker == "mqtts://[::1]:18883")
        let plain = try scenario("target.broker.tls=false", "target.ca=null")
        #expect(plain.target.broker == "mqtt://aio-broker:18883")
    }

    @Test func `paths in flags are relative to the working directory`() throws {
        let read = try ScenarioReader.read(
            text: Fixture.scenario,
            file: "folder/scenario.yaml",
            overrides: [
                Override(assignment: "target.ca=mine.crt"),
                Override(assignment: "graph.resource=other.yaml"),
            ]
        ) { path in
            path == "other.yaml" ? Fixture.resource : Fixture.definition
        }
        #expect(read.scenario.target.authoritiesPath == "mine.crt")
        #expect(
            read.files.map(\.path)
                == ["folder/scenario.yaml", "other.yaml", "folder/graphs/definition.yaml"]
        )
    }

    @Test func `an unknown key is reported as it was given, with the nearest one`() {
        #expect(
            shown("phases.measur=5s") == """
                --set phases.measur=5s: error: phases has no key "measur" [unknown-key]
                  hint: did you mean "measure"? The keys of phases are warmUp, measure and drain
                """
        )
    }

    @Test(arguments: [
        ("workloads[1].publishers=5", "out-of-range", "[1]"),
        ("workloads.publishers=5", "wrong-type", "\"publishers\""),
        ("seed[0]=5", "wrong-type", "list"), ("seed.x=5", "wrong-type", "\"x\""),
        ("workloads[0].publishers=many", "wrong-type", "\"many\""),
        ("phases.measure=5", "malformed-value", "\"5\""),
        ("thresholds[+]=lots == 0", "unknown-kind", "\"lots\""),
        ("target.broker.port=0", "malformed-value", "\"0\""),
        ("target.broker.tls=maybe", "malformed-value", "\"maybe\""),
        ("target.broker.prt=0", "wrong-type", "\"prt\""), ("a..b=1", "malformed-value", "a..b"),
        ("a[x]=1", "malformed-value", "a[x]"), ("a[0=1", "malformed-value", "a[0"),
        ("seed={", "invalid-syntax", "YAML"), ("nothing", "malformed-value", "nothing"),
        ("=5", "malformed-value", "=5"), ("name=null", "missing-key", "\"name\""),
    ])
    func `what cannot be applied is refused`(assignment: String, code: String, quote: String) {
        let shown = shown(assignment)
        #expect(shown.contains("[\(code)]") && shown.contains(quote), "\(shown)")
        #expect(code == "missing-key" || shown.hasPrefix("--set \(assignment): error: "))
    }
}
