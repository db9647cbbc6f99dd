import Messaging
import Testing

@Suite struct FakeConnectionsTests {
    private let message = OutgoingMessage(topic: "raw", payload: Array("{}".utf8))

    @Test func `takes nothing before it is open`() {
        let connections = FakeConnections(count: 1)
        #expect(connections.publish(message, on: 0, token: 1) == .notConnected)
        #expect(connections.published.isEmpty)
    }

    @Test func `takes as many QoS 1 messages as the window allows and not one more`() {
        let connections = FakeConnections(count: 1, window: 2)
        connections.wires[0].isOpen = true
        #expect(connections.publish(message, on: 0, token: 1) == .accepted)
        #expect(connections.publish(message, on: 0, token: 2) == .accepted)
        #expect(connections.publish(message, on: 0, token: 3) == .windowFull)
        #expect(connections.wires[0].inFlight == [1, 2])
    }

    @Test func `takes QoS 0 whatever the window`() {
        let connections = FakeConnections(count: 1, window: 0)
        connections.wires[0].isOpen = true
        var unacknowledged = message
        unacknowledged.quality = .atMostOnce
        #expect(connections.publish(unacknowledged, on: 0, token: 1) == .accepted)
        #expect(connections.inFlight(on: 0) == 0)
    }

    @Test func `turns messages away while its socket is full, and those that are too long always`()
    {
        let connections = FakeConnections(count: 1)
        connections.wires[0].isOpen = true
        connections.wires[0].isSocketFull = true
        #expect(connections.publish(message, on: 0, token: 1) == .blocked)
        connections.maximumPayload = 1
        #expect(connections.publish(message, on: 0, token: 1) == .notAllowed)
        #expect(connections.attempts == 2)
    }
}
