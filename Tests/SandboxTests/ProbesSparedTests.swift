import Messaging
import Quantities
import Testing

@testable import Sandbox

/// No planted fault hits the probes that are sent before the load.
@Suite struct ProbesSparedTests {
    private static let probe = "e5k0d3mzzzzz000h00000000"
    private static let message = "e5k0d3mz0000000h00000000"

    @Test(arguments: [(probe, 1), (message, 0)])
    func `a fault of the graph lets a probe pass`(identity: String, copies: Int) throws {
        let bench = try GraphBench("drop:1")
        bench.advance(.zero)
        bench.tell(.connected(.init(), .zero))
        bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        bench.receive(
            #"{"temperature":{"value":3000,"unit":"C"}}"#,
            properties: [("crucible", identity)]
        )
        #expect(bench.connections.published.count == copies)
        #expect(bench.control.counts.planted.isEmpty == (copies == 1))
    }

    @Test(arguments: [(probe, 0x10), (message, 0x97)] as [(String, UInt8)])
    func `a fault of the broker lets a probe pass`(identity: String, answer: UInt8) throws {
        let bench = try BrokerFaultsTests.bench("refuse:1")
        let publisher = bench.client("p")
        let property = [0x26, 0, 8] + Array("crucible".utf8) + [0, 24] + Array(identity.utf8)
        publisher.publish("raw/1", "x", properties: property)
        #expect(publisher.takeReason() == answer)
    }

    @Test(arguments: [(probe, 1), (message, 0)])
    func `a window of probes alone is closed as it must be`(identity: String, copies: Int) throws {
        for fault in ["drop-window:1", "stick-window:1"] {
            let bench = try GraphBench(faults: [fault], seed: 1, flow: WindowFlows.temperatures)
            bench.advance(.zero)
            bench.tell(.connected(.init(), .zero))
            bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
            bench.receive(
                #"{"temperature":{"value":3000,"unit":"C"}}"#,
                flow: nil,
                properties: [("__ts", "5000:0:n"), ("crucible", identity)]
            )
            bench.advance(.milliseconds(20_000))
            #expect(bench.connections.published.count == copies, "\(fault)")
        }
    }
}
