import Messaging
import Quantities
import Scenarios

@testable import Sandbox

/// A reference graph on a fake connection, with a clock that tests move.
final class GraphBench {
    static let flow = DataFlow(
        input: "raw",
        output: "processed",
        operations: [
            .init(name: "source", kind: .source),
            .init(
                name: "filter",
                kind: .filter,
                semantics: .sampleTemperatureFilter,
                parameters: SampleTemperatureFilterTests.bounds
            ),
            .init(name: "sink", kind: .sink),
        ],
        connections: [
            .init(from: "source", to: "filter"), .init(from: "filter", to: "sink"),
        ]
    )

    let control = GraphControl()
    let connections = FakeConnections()
    let graph: ReferenceGraph
    private(set) var time = LoopTime(
        monotonic: MonotonicInstant(nanoseconds: 0),
        wallClock: WallClockInstant(milliseconds: 0)
    )
    /// The calendar time of the monotonic clock's beginning, in milliseconds since 1970.
    var calendar: Int64 = 0
    private var lastIdentifier: UInt16 = 0
    private var answered = 0

    convenience init(
        _ plant: String...,
        seed: UInt64 = 1,
        flow: DataFlow = GraphBench.flow,
        reconnect: ReconnectPlan? = ReferenceGraph.reconnectPlan
    ) throws {
        try self.init(faults: plant, seed: seed, flow: flow, reconnect: reconnect)
    }

    init(
        faults texts: [String],
        seed: UInt64,
        flow: DataFlow,
        reconnect: ReconnectPlan? = ReferenceGraph.reconnectPlan
    ) throws {
        var faults: [any Fault] = []
        for text in texts { faults.append(try Faults.parse(text)) }
        graph = try ReferenceGraph(
            flow,
            faults: faults,
            seed: seed,
            reconnect: reconnect,
            control: control
        )
    }

    /// A graph that is connected and subscribed.
    static func running(
        _ plant: String...,
        reconnect: ReconnectPlan? = ReferenceGraph.reconnectPlan
    ) throws -> GraphBench {
        let bench = try GraphBench(reconnect: reconnect)
        bench.advance(.zero)
        bench.tell(.connected(BrokerLimits(), .zero))
        bench.tell(.subscribed(filter: "raw", granted: .atLeastOnce, after: .zero))
        return bench
    }

    /// The connection is lost.
    func lose(unresolved: [UInt64] = []) {
        tell(.closed(.connectionLost(detail: "cut"), unresolved: unresolved))
    }

    /// The connection stands again, with or without the session of before.
    func comeBack(isSessionPresent: Bool) {
        var limits = BrokerLimits()
        limits.isSessionPresent = isSessionPresent
        tell(.connected(limits, .zero))
    }

    @discardableResult
    func advance(_ length: Nanoseconds) -> MonotonicInstant? {
        time.monotonic = time.monotonic + length
        time.wallClock = WallClockInstant(
            milliseconds: calendar + time.monotonic.nanoseconds / 1_000_000
        )
        return graph.step(at: time, through: connections)
    }

    func tell(_ event: ConnectionEvent) {
        switch event {
        case .connected: connections.isConnected = true
        case .closed: connections.isConnected = false
        default: break
        }
        graph.handle(event, on: 0, at: time, through: connections)
    }

    /// A message arrives; returns its packet identifier.
    @discardableResult
    func receive(
        _ payload: String,
        flow: String? = "f",
        properties: [(String, String)] = [],
        quality: QualityOfService = .atLeastOnce,
        again identifier: UInt16? = nil
    ) -> UInt16 {
        var message = IncomingMessage()
        func add(_ text: String) -> Range<Int> {
            let start = message.bytes.count
            message.bytes += Array(text.utf8)
            return start..<message.bytes.count
        }
        message.topic = add("raw")
        var all = properties
        if let flow { all.append(("__ts", "1:0:\(flow)")) }
        for (name, value) in all {
            message.userProperties.append(.init(name: add(name), value: add(value)))
        }
        message.contentType = add("application/json")
        message.payload = add(payload)
        message.quality = quality
        if quality == .atLeastOnce {
            if identifier == nil { lastIdentifier += 1 }
            message.packetIdentifier = identifier ?? lastIdentifier
            message.isDuplicate = identifier != nil
        }
        graph.received(message, on: 0, at: time, through: connections)
        return message.packetIdentifier
    }

    /// Temperatures arrive.
    func receive(_ values: Int..., flow: String? = "f") {
        for value in values { receive(Self.payload(value), flow: flow) }
    }

    /// A message comes again under the identifier it had.
    func receiveAgain(_ value: Int, _ identifier: UInt16) {
        receive(Self.payload(value), again: identifier)
    }

    private static func payload(_ value: Int) -> String {
        #"{"temperature":{"value":\#(value),"unit":"C"}}"#
    }

    /// The message that the graph makes again for a token; nil where there is none.
    func remake(_ token: UInt64) -> OutgoingMessage? {
        var message = OutgoingMessage(topic: "")
        return graph.remake(token, on: 0, into: &message) ? message : nil
    }

    /// The broker acknowledges everything published since the last call.
    func confirm(reason: UInt8 = 0) {
        let published = connections.published
        for message in published[answered...] {
            acknowledge(message.token, reason: reason)
        }
        answered = published.count
    }

    func acknowledge(_ token: UInt64, reason: UInt8 = 0) {
        graph.acknowledged(
            token,
            on: 0,
            reason: ReasonCode(rawValue: reason),
            at: time,
            through: connections
        )
    }

    /// The temperatures that came out.
    var values: [Int] {
        connections.published.compactMap { message in
            Int(message.payload.filter { "0123456789".contains($0) })
        }
    }
}
