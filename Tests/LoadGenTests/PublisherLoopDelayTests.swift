import Evidence
import LoadGen
import Messaging
import Quantities
import Testing

/// What the loop does, and whom it blames, when a slot cannot leave at once.
@Suite struct PublisherLoopDelayTests {
    private let lost = TransportError.connectionLost(detail: "reset by peer")

    @Test func `a full window is the broker's doing, also for the slots that queue behind`() {
        let virtual = loop(window: 2)
        virtual.begin()
        virtual.advance(to: .milliseconds(450))
        #expect(virtual.sent.count == 2)
        virtual.acknowledge(2, on: 0)
        #expect(virtual.sent.map(\.delay) == [.generator, .generator, .quota, .quota])
        #expect(virtual.sent.map(\.sent).suffix(2) == [.milliseconds(450), .milliseconds(450)])
        virtual.acknowledge(2, on: 0)
        #expect(virtual.sent.map(\.delay).last == .quota)
        virtual.advance(to: .milliseconds(500))
        #expect(virtual.sent.map(\.delay).last == .generator)
    }

    @Test func `a full socket is the broker's doing as well`() {
        let virtual = loop()
        virtual.begin()
        virtual.connections.wires[0].isSocketFull = true
        virtual.advance(to: .milliseconds(150))
        #expect(virtual.sent.count == 1)
        virtual.connections.wires[0].isSocketFull = false
        virtual.handle(.unblocked, on: 0)
        virtual.step()
        #expect(virtual.sent.map(\.delay) == [.generator, .quota])
        #expect(virtual.sent.last?.sent == .milliseconds(150))
    }

    @Test func `a blocked publisher is not tried again until it is told that there is room`() {
        let virtual = loop(window: 1)
        virtual.begin()
        virtual.advance(to: .seconds(1))
        #expect(virtual.connections.attempts == 2)
        for _ in 0..<10 { virtual.step() }
        #expect(virtual.connections.attempts == 2)
    }

    @Test func `lateness without an obstacle is the generator's own`() {
        let virtual = loop()
        virtual.begin()
        virtual.stall(for: .milliseconds(350))
        virtual.step()
        #expect(virtual.sent.map(\.delay) == Array(repeating: .generator, count: 4))
    }

    @Test func `a slot due while its connection was being made waits for the connection`() {
        let virtual = loop()
        virtual.step()
        virtual.start.begin(at: virtual.now)
        virtual.step()
        virtual.advance(to: .milliseconds(150))
        virtual.accept(0)
        virtual.step()
        virtual.advance(to: .milliseconds(200))
        #expect(virtual.sent.map(\.delay) == [.connection, .connection, .generator])
    }

    @Test func `a slot may still leave exactly at its longest lag and not a nanosecond later`() {
        for (late, count) in [(Nanoseconds.zero, 2), (Nanoseconds(1), 1)] {
            let virtual = loop(window: 1, maximumLag: .milliseconds(250), load: .milliseconds(200))
            virtual.begin()
            virtual.advance(to: .milliseconds(100))
            virtual.stall(for: .milliseconds(250) + late)
            virtual.acknowledge(1, on: 0)
            #expect(virtual.sent.count == count, "\(late.count) ns beyond the longest lag")
            #expect(virtual.unsent.count == 2 - count)
        }
    }

    @Test func `slots that wait too long are unsent one by one, each in its time`() {
        let virtual = loop(window: 1, maximumLag: .milliseconds(250))
        virtual.begin()
        virtual.advance(to: .milliseconds(460))
        let instants = [350, 450].map { Nanoseconds.milliseconds($0) + Nanoseconds(1) }
        #expect(
            virtual.unsent == [
                VirtualLoop.Unsent(publisher: 0, sequence: 1, delay: .quota, at: instants[0]),
                VirtualLoop.Unsent(publisher: 0, sequence: 2, delay: .quota, at: instants[1]),
            ]
        )
    }

    @Test func `a stall beyond the longest lag is unsent by the generator's own fault`() {
        let virtual = loop(maximumLag: .milliseconds(250))
        virtual.begin()
        virtual.stall(for: .milliseconds(500))
        virtual.step()
        #expect(virtual.unsent.map(\.sequence) == [1, 2])
        #expect(virtual.unsent.allSatisfy { $0.delay == .generator })
        #expect(virtual.sent.map(\.sequence) == [0, 3, 4, 5])
    }

    @Test func `a message that the broker can never take is unsent at once and named`() {
        let virtual = loop()
        virtual.begin()
        virtual.connections.maximumPayload = 10
        virtual.advance(to: .milliseconds(200))
        #expect(virtual.unsent.map(\.sequence) == [1, 2])
        #expect(virtual.unsent.map(\.at) == [.milliseconds(100), .milliseconds(200)])
        let refusal = virtual.control.status.refusal ?? ""
        #expect(refusal.contains("publisher 0, slot 1"))
        #expect(refusal.contains("Maximum Packet Size"))
    }

    @Test func `a lost connection leaves its messages unresolved and its slots unsent`() {
        let virtual = loop(maximumLag: .milliseconds(50), load: .milliseconds(400))
        virtual.begin()
        virtual.advance(to: .milliseconds(150))
        virtual.close(0, lost)
        #expect(
            virtual.records.suffix(4) == [
                .unresolved(publisher: 0, sequence: 0, at: .milliseconds(150)),
                .unresolved(publisher: 0, sequence: 1, at: .milliseconds(150)),
                .connection(
                    ConnectionRecord(
                        .publisher(0),
                        .disconnected(code: nil, reason: lost.description)
                    ),
                    at: .milliseconds(150)
                ),
                .connection(
                    ConnectionRecord(.publisher(0), .gaveUp(reason: lost.description)),
                    at: .milliseconds(150)
                ),
            ]
        )
        #expect(virtual.control.status.disconnects == 1)
        #expect(virtual.control.status.connected == 0)
        #expect(virtual.control.status.failure == lost)
        virtual.advance(to: .seconds(1))
        #expect(virtual.unsent.map(\.sequence) == [2, 3])
        #expect(virtual.unsent.allSatisfy { $0.delay == .connection })
        #expect(
            virtual.unsent.map(\.at)
                == [250, 350].map { Nanoseconds.milliseconds($0) + Nanoseconds(1) }
        )
        #expect(virtual.control.status.isFinished)
        #expect(virtual.control.status.unresolved == 2)
        #expect(virtual.connections.attempts == 2)
    }

    @Test func `slots that waited for room when their connection was lost are the connection's`() {
        let virtual = loop(window: 1, maximumLag: .milliseconds(200), load: .milliseconds(300))
        virtual.begin()
        virtual.advance(to: .milliseconds(250))
        virtual.close(0, lost)
        virtual.advance(to: .seconds(1))
        #expect(virtual.unsent.map(\.delay) == [.connection, .connection])
    }

    @Test func `a connection that is gone before its end was told holds slots up as such`() {
        let virtual = loop(maximumLag: .milliseconds(50))
        virtual.begin()
        virtual.connections.wires[0].isOpen = false
        virtual.advance(to: .milliseconds(170))
        #expect(virtual.unsent.map(\.sequence) == [1])
        #expect(virtual.unsent.map(\.delay) == [.connection])
    }

    @Test func `a connection that was closed on request is no disconnect`() {
        let virtual = loop()
        virtual.begin()
        virtual.close(0, nil)
        #expect(virtual.control.status.disconnects == 0)
        #expect(virtual.control.status.failure == nil)
        #expect(virtual.records.last == .unresolved(publisher: 0, sequence: 0, at: .zero))
    }

    @Test func `one publisher's full window holds up nobody else`() {
        let virtual = loop(publishers: 2, window: 3)
        virtual.begin()
        virtual.advance(to: .milliseconds(500))
        virtual.acknowledge(3, on: 1)
        virtual.advance(to: .milliseconds(900))
        #expect(virtual.sent.count { $0.publisher == 0 } == 3)
        #expect(virtual.sent.count { $0.publisher == 1 } == 5)
    }

    private func loop(
        publishers: Int = 1,
        window: Int = .max,
        maximumLag: Nanoseconds = .seconds(10),
        load: Nanoseconds = .seconds(10)
    ) -> VirtualLoop {
        VirtualLoop(
            Samples.scenario(
                [
                    Samples.workload(
                        publishers: publishers,
                        perSecond: 10,
                        maximumLag: maximumLag
                    )
                ],
                load: load
            ),
            window: window
        )
    }
}
