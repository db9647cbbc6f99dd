import Testing

@testable import Scenarios

/// Resources with built-in transforms: alone, and beside a graph of modules.
@Suite struct BuiltInGraphTests {
    private static let scenario = Fixture.scenario.replacing(
        "  definition: graphs/definition.yaml\n",
        with: ""
    )
    .replacing(
        "  modules: { \"module-temperature/filter\": sample-temperature-filter }\n",
        with: ""
    )
    .replacing(", boundaries: 1%", with: "")

    private static let limit =
        #"{"filter":[{"inputs":["temperature.value"],"expression":"$1 > 9"}]}"#

    private static func resource(_ nodes: String, _ connections: [(String, String)]) -> String {
        let source =
            "  - { name: in, nodeType: Source, sourceSettings:"
            + " { endpointRef: default, dataSources: [raw] } }\n"
        let destination =
            "  - { name: out, nodeType: Destination, destinationSettings:"
            + " { endpointRef: default, dataDestination: processed } }\n"
        let edges = connections.map {
            "  - { from: { name: \($0.0) }, to: { name: \($0.1) } }\n"
        }
        return "nodes:\n" + source + destination + nodes + "nodeConnections:\n" + edges.joined()
    }

    private static func builtIn(
        _ name: String,
        _ transform: String,
        rules: String? = nil
    ) -> String {
        let settings =
            "registryEndpointRef: default, artifact: azureiotoperations/graph-dataflow-\(transform)"
        let configuration = rules.map { ", configuration: [{ key: rules, value: '\($0)' }]" } ?? ""
        return
            "  - { name: \(name), nodeType: Graph, graphSettings: { \(settings)\(configuration) } }\n"
    }

    private func found(_ resource: String) -> [String] {
        errors { try Fixture.read([Self.scenario, resource, Fixture.definition]) }
            .map { "\($0.code.rawValue): \($0.problem)" }
    }

    @Test func `built-in transforms need neither definition nor modules`() throws {
        let branch = #"{"branch":{"inputs":["temperature.value"],"expression":"$1 > 5"}}"#
        let map = #"{"map":[{"inputs":["*"],"output":"*"}]}"#
        let resource = Self.resource(
            Self.builtIn("limit", "filter:1.0.0", rules: Self.limit)
                + Self.builtIn("split", "branch:1.0.0", rules: branch)
                + Self.builtIn("change", "map:1.0.0", rules: map)
                + Self.builtIn("merge", "concatenate:1.0.0"),
            [
                ("in", "limit"), ("limit", "split"), ("split.output.true", "change"),
                ("split.output.false", "merge"), ("change", "merge"), ("merge", "out"),
            ]
        )
        let flow = try Fixture.read([Self.scenario, resource, Fixture.definition]).scenario.flow
        #expect(flow.input == "raw" && flow.output == "processed")
        #expect(
            flow.operations == [
                .init(name: "in", kind: .source),
                .init(
                    name: "limit",
                    kind: .filter,
                    semantics: .builtInFilter,
                    parameters: ["rules": Self.limit]
                ),
                .init(
                    name: "split",
                    kind: .branch,
                    semantics: .builtInBranch,
                    parameters: ["rules": branch]
                ),
                .init(
                    name: "change",
                    kind: .map,
                    semantics: .builtInMap,
                    parameters: ["rules": map]
                ),
                .init(name: "merge", kind: .concatenate), .init(name: "out", kind: .sink),
            ]
        )
        #expect(flow.connections.contains(.init(from: "split", arm: true, to: "change")))
        #expect(flow.connections.contains(.init(from: "split", arm: false, to: "merge")))
    }

    @Test(arguments: ["1.0.0", "1.1.0"])
    func `a window and a throttle are nodes as the others`(version: String) throws {
        let rules = #"{"accumulate":[{"inputs":["a"],"output":"b","expression":"max($1)"}]}"#
        let window = Self.builtIn("sum", "window:\(version)", rules: rules)
            .replacing("configuration: [", with: "configuration: [{ key: delay, value: '{}' }, ")
        let throttle = Self.builtIn("slow", "throttle:1.0.0", rules: "{}")
            .replacing("key: rules", with: "key: throttle")
        let resource = Self.resource(
            window + throttle,
            [("in", "sum"), ("sum", "slow"), ("slow", "out")]
        )
        let flow = try Fixture.read([Self.scenario, resource, Fixture.definition]).scenario.flow
        #expect(
            flow.operations[1...2] == [
                .init(
                    name: "sum",
                    kind: .accumulate,
                    semantics: .builtInWindow,
                    parameters: ["delay": "{}", "rules": rules]
                ),
                .init(
                    name: "slow",
                    kind: .filter,
                    semantics: .builtInThrottle,
                    parameters: ["throttle": "{}"]
                ),
            ]
        )
    }

    @Test func `a graph of modules stands between built-in transforms under its node's name`()
        throws
    {
        let resource = Self.resource(
            Self.builtIn("limit", "filter:1.0.0", rules: Self.limit)
                + "  - { name: modules, nodeType: Graph, graphSettings: { registryEndpointRef: r,"
                + " artifact: graph-simple:1.0.0, configuration: ["
                + "{ key: temperature_lower_bound, value: '2000' },"
                + " { key: temperature_upper_bound, value: '4000' }] } }\n",
            [("in", "limit"), ("limit", "modules"), ("modules", "out")]
        )
        let flow = try Fixture.read([Fixture.scenario, resource, Fixture.definition]).scenario.flow
        #expect(
            flow.operations.map(\.name) == [
                "in", "limit", "modules/source", "modules/module-temperature/filter",
                "modules/sink", "out",
            ]
        )
        #expect(
            flow.operations.map(\.kind)
                == [.source, .filter, .concatenate, .filter, .concatenate, .sink]
        )
        #expect(
            flow.connections == [
                .init(from: "modules/source", to: "modules/module-temperature/filter"),
                .init(from: "modules/module-temperature/filter", to: "modules/sink"),
                .init(from: "in", to: "limit"), .init(from: "limit", to: "modules/source"),
                .init(from: "modules/sink", to: "out"),
            ]
        )
    }

    @Test func `what nobody has written down is refused by name`() {
        let straight = [("in", "x"), ("x", "out")]
        #expect(
            found(Self.resource(Self.builtIn("x", "enrich:1.0.0"), straight)) == [
                "unsupported-graph: the built-in transform "
                    + "\"azureiotoperations/graph-dataflow-enrich:1.0.0\" cannot be judged yet"
            ]
        )
        #expect(
            found(Self.resource(Self.builtIn("x", "filter:2.0.0", rules: "{}"), straight)) == [
                "unsupported-graph: nobody has written down what this version does: "
                    + "\"azureiotoperations/graph-dataflow-filter:2.0.0\""
            ]
        )
        #expect(
            found(Self.resource(Self.builtIn("x", "filter:1.0.0"), straight)) == [
                "missing-key: node \"x\" has no rules: every message would be an error"
            ]
        )
        #expect(
            found(Self.resource(Self.builtIn("x", "throttle:1.0.0"), straight)) == [
                "missing-key: node \"x\" has no \"throttle\": it would limit nothing"
            ]
        )
        #expect(
            found(Self.resource(Self.builtIn("x", "concatenate:1.0.0", rules: "{}"), straight)) == [
                "unknown-key: nobody has written down what \"rules\" does to a built-in concatenate"
            ]
        )
    }

    @Test func `arms of what is no branch and messages that go twice are reported`() {
        let filters =
            Self.builtIn("a", "filter:1.0.0", rules: Self.limit)
            + Self.builtIn("b", "concatenate:1.0.0")
        #expect(
            found(
                Self.resource(filters, [("in", "a"), ("a.output.true", "b"), ("b", "out")])
            ) == ["contradiction: the connection from \"a\" names an arm"]
        )
        #expect(
            found(
                Self.resource(filters, [("in", "a"), ("a", "b"), ("in", "b"), ("b", "out")])
            ) == [
                "unsupported-graph: node \"in\" feeds \"b\" the messages that it feeds \"a\":"
                    + " one message could come out twice"
            ]
        )
    }

    @Test func `definition and modules beside built-in transforms alone are a contradiction`() {
        let resource = Self.resource(
            Self.builtIn("x", "filter:1.0.0", rules: Self.limit),
            [("in", "x"), ("x", "out")]
        )
        let scenario = Fixture.scenario.replacing(", boundaries: 1%", with: "")
        let found = errors { try Fixture.read([scenario, resource, Fixture.definition]) }
        #expect(found.map(\.code) == [.contradiction, .contradiction])
        #expect(found.map(\.location.line) == [9, 10])
    }
}
