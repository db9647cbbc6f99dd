import Evidence
import LoadGen
import Messaging
import Quantities
import Testing

@Suite struct PublisherLoopConnectingTests {
    private let refused = TransportError.connectRefused(
        reason: ReasonCode(rawValue: 0x87),
        detail: nil
    )

    @Test func `opens 64 connections at once and one more for each that was answered`() {
        let virtual = loop(publishers: 200)
        virtual.step()
        #expect(virtual.connections.opened == Array(0..<64))
        virtual.accept(0)
        virtual.step()
        #expect(virtual.connections.opened.count == 65)
        virtual.close(1, refused)
        #expect(virtual.connections.opened.count == 66)
    }

    @Test func `opens every connection once`() {
        let virtual = loop(publishers: 200)
        virtual.begin()
        #expect(virtual.connections.opened == Array(0..<200))
        #expect(virtual.control.status.isConnected)
    }

    @Test func `keeps the limits of the first broker that answered`() {
        let virtual = loop(publishers: 2)
        virtual.step()
        #expect(virtual.control.status.limits == nil)
        var limits = BrokerLimits()
        limits.receiveMaximum = 100
        virtual.accept(1, limits: limits)
        virtual.accept(0)
        #expect(virtual.control.status.limits?.receiveMaximum == 100)
        #expect(virtual.control.status.connected == 2)
    }

    @Test func `reports the first failure, and does not call it a disconnect`() {
        let virtual = loop(publishers: 2)
        virtual.step()
        virtual.close(1, refused)
        virtual.close(0, .connectionLost(detail: "reset"))
        #expect(virtual.control.status.failure == refused)
        #expect(virtual.control.status.disconnects == 0)
        #expect(virtual.records.isEmpty)
    }

    @Test func `publishes nothing before the schedule starts, however long that takes`() {
        let virtual = loop(publishers: 2)
        virtual.step()
        virtual.accept(0)
        virtual.accept(1)
        virtual.stall(for: .seconds(3_600))
        virtual.step()
        #expect(virtual.wake == nil)
        #expect(virtual.connections.attempts == 0)
    }

    @Test func `a start in the future is waited for`() {
        let virtual = loop(publishers: 1)
        virtual.step()
        virtual.accept(0)
        let start = virtual.now + .milliseconds(500)
        virtual.start.begin(at: start)
        virtual.step()
        #expect(virtual.wake == start)
        #expect(virtual.connections.attempts == 0)
        virtual.advance(to: .zero)
        #expect(virtual.sent.map(\.sent) == [.zero])
    }

    private func loop(publishers: Int) -> VirtualLoop {
        VirtualLoop(Samples.scenario([Samples.workload(publishers: publishers)]))
    }
}
