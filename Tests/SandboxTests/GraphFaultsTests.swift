import Testing

@testable import Sandbox

/// What each fault of the graph makes of single messages, and what it must be told as.
@Suite struct GraphFaultsTests {
    typealias Sent = FakeConnections.Published

    /// One message with two user properties beside `__ts` through a graph with `plant`.
    func run(
        _ plant: String,
        _ payload: String = #"{"temperature":{"value":3000,"unit":"C"}}"#
    ) throws -> (sent: [Sent], counts: GraphCounts) {
        let bench = try GraphBench(plant)
        bench.receive(payload, properties: [("a", "1"), ("b", "2")])
        bench.confirm()
        #expect(bench.connections.acknowledged == [1])
        return (bench.connections.published, bench.control.counts)
    }

    @Test(arguments: [
        ("corrupt:1", #"{"temperature":{"value":4000,"unit":"C"}}"#),
        ("extra-byte:1", #"{"temperature":{"value":3000,"unit":"C"}}!"#),
        ("extra-field:1", #"{"temperature":{"planted":true,"value":3000,"unit":"C"}}"#),
        ("change-unit:1", #"{"temperature":{"value":3000,"unit":"F"}}"#),
    ])
    func `a corruption changes the payload alone`(plant: String, expected: String) throws {
        let (sent, counts) = try run(plant)
        #expect(sent.map(\.payload) == [expected])
        #expect(sent.first?.properties == ["a=1", "b=2", "__ts=1:0:f"])
        #expect(counts.outcomes == [.corrupted: 1])
        #expect(counts.planted == [String(plant.prefix { $0 != ":" }): 1])
    }

    @Test func `another spelling of the number is planted, and is to be told as nothing`() throws {
        let (sent, counts) = try run("respell-number:1")
        #expect(sent.map(\.payload) == [#"{"temperature":{"value":3000e0,"unit":"C"}}"#])
        #expect(counts.planted == ["respell-number": 1] && counts.outcomes.isEmpty)
    }

    static let properties: [(String, [String], PlantedOutcome)] = [
        ("strip-property:1,a", ["b=2", "__ts=1:0:f"], PlantedOutcome.propertyLost),
        ("strip-property:1,__ts", ["a=1", "b=2"], .propertyLost),
        ("alter-property:1,b", ["a=1", "b=2~", "__ts=1:0:f"], .propertyAltered),
        ("reorder-properties:1", ["__ts=1:0:f", "b=2", "a=1"], .propertiesReordered),
        ("alter-timestamp:1", ["a=1", "b=2", "__ts=2:0:f"], .timestampChanged),
        ("alter-timestamp:1,2s", ["a=1", "b=2", "__ts=2001:0:f"], .timestampChanged),
    ]

    @Test(arguments: properties)
    func `a fault of the properties changes them alone`(
        plant: String,
        expected: [String],
        outcome: PlantedOutcome
    ) throws {
        let (sent, counts) = try run(plant)
        #expect(sent.map(\.properties) == [expected])
        #expect(sent.first?.payload == #"{"temperature":{"value":3000,"unit":"C"}}"#)
        #expect(counts.outcomes == [outcome: 1])
    }

    @Test(arguments: ["strip-property:1,c", "alter-property:1,c", "swap-route:1", "drop-route:1"])
    func `a fault that finds nothing to change is not planted`(plant: String) throws {
        let (sent, counts) = try run(plant)
        #expect(sent.map(\.properties) == [["a=1", "b=2", "__ts=1:0:f"]])
        #expect(counts.planted.isEmpty && counts.outcomes.isEmpty)
    }

    @Test func `the width of a timestamp stays where its time has leading zeros`() throws {
        let bench = try GraphBench("alter-timestamp:1")
        bench.receive(
            #"{"temperature":{"value":3000,"unit":"C"}}"#,
            flow: nil,
            properties: [("__ts", "000000000000009:00007:node")]
        )
        #expect(
            bench.connections.published.first?.properties == ["__ts=000000000000010:00007:node"]
        )
    }

    @Test func `a stranger comes out beside the result`() throws {
        let (sent, counts) = try run("foreign:1")
        #expect(sent.map(\.payload) == [#"{"temperature":{"value":3000,"unit":"C"}}"#, "stranger"])
        #expect(sent.last?.properties == [])
        #expect(counts.outcomes == [.foreign: 1])
    }

    @Test func `a result on another topic is acknowledged and lost`() throws {
        let (sent, counts) = try run("other-topic:1")
        #expect(sent.map(\.topic) == ["processed/elsewhere"])
        #expect(counts.outcomes == [.lost: 1] && counts.confirmed == 1)
    }

    static let cold = #"{"temperature":{"value":20,"unit":"C"}}"#
    static let hot = #"{"temperature":{"value":9999,"unit":"C"}}"#
    static let fahrenheit = #"{"temperature":{"value":20,"unit":"F"}}"#
    static let humidity = #"{"humidity":{}}"#

    @Test(
        arguments: [
            // On the other arm 20 °C comes out the same, so nobody could tell.
            (cold, nil, true), (fahrenheit, PlantedOutcome.corrupted, true), (hot, .leaked, true),
            (humidity, .lost, false),
        ] as [(String, PlantedOutcome?, Bool)]
    )
    func `a swapped route is told by what comes of it`(
        payload: String,
        outcome: PlantedOutcome?,
        comesOut: Bool
    ) throws {
        let bench = try GraphBench("swap-route:1", flow: GraphProgramTests.diamond)
        bench.receive(payload)
        #expect(bench.connections.published.map(\.payload) == (comesOut ? [payload] : []))
        let expected: [PlantedOutcome: UInt64] = outcome.map { [$0: 1] } ?? [:]
        #expect(bench.control.counts.outcomes == expected)
        #expect(bench.control.counts.planted["swap-route"] == (outcome == nil ? nil : 1))
    }

    @Test(arguments: [("drop-route:1", 2), ("drop-route:1,true", 1), ("drop-route:1,false", 1)])
    func `a dropped route loses what takes it`(plant: String, lost: Int) throws {
        let bench = try GraphBench(plant, flow: GraphProgramTests.diamond)
        bench.receive(Self.cold)
        bench.receive(Self.hot)
        bench.receive(Self.humidity)
        let isHumidityLost = plant != "drop-route:1,true"
        #expect(bench.connections.published.count == 2 - lost)
        #expect(
            bench.connections.published.contains { $0.payload == Self.humidity } == !isHumidityLost
        )
        #expect(bench.control.counts.outcomes == [.lost: UInt64(lost)])
    }

    @Test(arguments: Faults.all.map { $0.kind })
    func `says what it must be told as`(kind: String) throws {
        let fault = try #require(Faults.all.first { $0.kind == kind })
        #expect(fault.outcomes.isEmpty == ["respell-number", "acknowledge-late"].contains(kind))
    }
}
