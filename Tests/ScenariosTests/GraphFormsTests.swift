import Testing

@testable import Scenarios

@Suite struct GraphFormsTests {
    private func flow(
        _ resource: String,
        _ definition: String = Fixture.definition
    ) throws
        -> DataFlow
    {
        try Fixture.read([Fixture.scenario, resource, definition]).scenario.flow
    }

    /// The lines below `spec:`, moved left.
    private var body: String {
        Fixture.resource.split(separator: "\n").drop { $0 != "spec:" }.dropFirst()
            .map { "\($0.dropFirst(2))\n" }.joined()
    }

    @Test func `the body that az takes is read like the resource`() throws {
        #expect(try flow(body) == flow(Fixture.resource))
    }

    @Test func `an ARM resource is read like the Kubernetes one`() throws {
        let indented = body.split(separator: "\n").map { "  \($0)\n" }.joined()
        let text = "name: graph\ntype: x\nproperties:\n  provisioningState: Succeeded\n" + indented
        #expect(try flow(text) == flow(Fixture.resource))
    }

    @Test func `the body can be JSON`() throws {
        let text = """
            {
            \t"mode": "Enabled",
            \t"nodes": [
            \t\t{"name": "s", "nodeType": "Source",
            \t\t "sourceSettings": {"endpointRef": "default", "dataSources": ["raw"]}},
            \t\t{"name": "g", "nodeType": "Graph",
            \t\t "graphSettings": {"registryEndpointRef": "r", "artifact": "graph-simple:1.0.0",
            \t\t  "configuration": [{"key": "temperature_lower_bound", "value": "2000"},
            \t\t   {"key": "temperature_upper_bound", "value": "4000"}]}},
            \t\t{"name": "d", "nodeType": "Destination",
            \t\t "destinationSettings": {"endpointRef": "default", "dataDestination": "processed"}}
            \t],
            \t"nodeConnections": [{"from": {"name": "s"}, "to": {"name": "g"}},
            \t\t{"from": {"name": "g"}, "to": {"name": "d"}}]
            }
            """
        #expect(try flow(text) == flow(Fixture.resource))
    }

    @Test func `what a cluster adds to a resource is not in the way`() throws {
        let read = Fixture.resource.replacing(
            "metadata:\n",
            with: "metadata:\n  uid: \"1\"\n  labels: {}\n"
        )
        #expect(try flow(read + "status: { state: fine }\n") == flow(Fixture.resource))
    }

    @Test func `a default stands in for a value that the resource does not set`() throws {
        let definition = Fixture.definition.replacing(
            "name: temperature_upper_bound",
            with: "name: temperature_upper_bound\n        default: \"3000\""
        )
        let resource = Fixture.resource.replacing(
            "          - key: temperature_upper_bound\n            value: \"4000\"\n",
            with: ""
        )
        let scenario = try Fixture.read([Fixture.scenario, resource, definition]).scenario
        #expect(scenario.flow.operations[1].parameters["temperature_upper_bound"] == "3000")
        #expect(
            scenario.workloads.map(\.payload) == [
                .temperature(
                    TemperaturePayload(
                        minimum: 0,
                        maximum: 6_000,
                        boundaryShareMillionths: 10_000,
                        bounds: [2_000, 3_000]
                    )
                )
            ]
        )
        #expect(try flow(Fixture.resource, definition) == flow(Fixture.resource))
    }

    @Test func `a required parameter without a value is missing, whatever it is for`() throws {
        let parameter = "    parameters:\n      extra: { name: extra, required: true }\n"
        let definition = Fixture.definition.replacing("    parameters:\n", with: parameter)
        let found = errors { try flow(Fixture.resource, definition) }
        #expect(found.map(\.code) == [.missingKey])
        #expect(found.first?.location.description == "graphs/resource.yaml:22:11")
        let optional = definition.replacing("extra, required: true", with: "extra")
        #expect(try flow(Fixture.resource, optional) == flow(Fixture.resource))
    }

    @Test(arguments: ["key_of_lower", "temperature_lower_bound"])
    func `a parameter is known by its key and by its name`(key: String) throws {
        let definition = Fixture.definition.replacing(
            "      temperature_lower_bound:",
            with: "      key_of_lower:"
        )
        let resource = Fixture.resource.replacing("temperature_lower_bound", with: key)
        let parameters = try flow(resource, definition).operations[1].parameters
        #expect(parameters["key_of_lower"] == "2000")
        #expect(parameters["temperature_lower_bound"] == "2000")
    }

    @Test func `key and name set to different values contradict each other`() {
        let definition = Fixture.definition.replacing(
            "      temperature_lower_bound:",
            with: "      key_of_lower:"
        )
        let resource = Fixture.resource.replacing(
            "        configuration:\n",
            with: "        configuration:\n          - { key: key_of_lower, value: \"1\" }\n"
        )
        let found = errors { try flow(resource, definition) }
        #expect(found.map(\.code) == [.contradiction])
    }

    @Test(arguments: ["module-temperature/filter", "\"filter:1.0.0\""])
    func `a module is known by its operation and by its reference`(name: String) throws {
        let scenario = Fixture.scenario.replacing("\"module-temperature/filter\"", with: name)
        let read = try Fixture.read([scenario, Fixture.resource, Fixture.definition])
        #expect(read.scenario.flow == (try flow(Fixture.resource)))
    }

    @Test func `modes are read in any case`() throws {
        let text = Fixture.resource.replacing("spec:\n", with: "spec:\n  mode: eNabled\n")
        #expect(try flow(text) == flow(Fixture.resource))
    }
}
