import Evidence
import LoadGen
import Messaging
import Quantities
import Testing

@Suite struct PublisherLoopStopTests {
    @Test func `what is due when the run is stopped is sent, and nothing after`() {
        let virtual = loop(publishers: 2)
        virtual.begin()
        virtual.stall(for: .milliseconds(350))
        virtual.control.stop()
        virtual.step()
        #expect(virtual.sent.count == 4)
        #expect(virtual.unsent.isEmpty)
        #expect(virtual.wake == nil)
        virtual.stall(for: .seconds(5))
        virtual.step()
        #expect(virtual.sent.count == 4)
        #expect(
            virtual.control.status.slotsDecided == virtual.plan.slotsDue(by: .milliseconds(350))
        )
    }

    @Test func `what was due and still waits is unsent, with what held it up`() {
        let virtual = loop(publishers: 1, window: 1)
        virtual.begin()
        virtual.advance(to: .milliseconds(350))
        virtual.control.stop()
        virtual.step()
        #expect(virtual.unsent.map(\.sequence) == [1, 2, 3])
        #expect(virtual.unsent.allSatisfy { $0.delay == .quota && $0.at == .milliseconds(350) })
        #expect(virtual.control.status.slotsDecided == 4)
    }

    @Test func `goes on waiting for acknowledgements and then is finished`() {
        let virtual = loop(publishers: 1)
        virtual.begin()
        virtual.control.stop()
        virtual.step()
        #expect(!virtual.control.status.isFinished)
        virtual.acknowledge(1, on: 0)
        #expect(virtual.control.status.isFinished)
    }

    @Test func `is not recorded: only the harness knows who stopped the run`() {
        let virtual = loop(publishers: 2)
        virtual.begin()
        virtual.control.stop()
        virtual.step()
        #expect(
            !virtual.records.contains {
                if case .event = $0 { true } else { false }
            }
        )
    }

    @Test func `before the start leaves nothing to do and opens nothing more`() {
        let virtual = loop(publishers: 100)
        virtual.step()
        virtual.control.stop()
        virtual.step()
        #expect(virtual.control.status.isFinished)
        virtual.accept(0)
        virtual.step()
        #expect(virtual.connections.opened.count == 64)
        #expect(virtual.sent.isEmpty && virtual.unsent.isEmpty)
        virtual.start.begin(at: virtual.now)
        virtual.step()
        #expect(virtual.connections.attempts == 0)
    }

    private func loop(publishers: Int, window: Int = .max) -> VirtualLoop {
        VirtualLoop(
            Samples.scenario([Samples.workload(publishers: publishers, perSecond: 10)]),
            window: window
        )
    }
}
