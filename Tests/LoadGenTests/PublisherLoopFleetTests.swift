import Evidence
import LoadGen
import Messaging
import Quantities
import Scenarios
import Testing

@Suite struct PublisherLoopFleetTests {
    @Test func `connects no faster than the rate`() {
        let virtual = VirtualLoop(
            Samples.scenario(
                [Samples.workload(publishers: 10)],
                connect: ConnectPlan(rate: Samples.rate(100), reconnect: nil)
            )
        )
        virtual.step()
        #expect(virtual.connections.opened == [0])
        virtual.now = virtual.now + .milliseconds(35)
        virtual.step()
        #expect(virtual.connections.opened == [0, 1, 2, 3])
        #expect(virtual.wake == MonotonicInstant(nanoseconds: 1_040_000_000))
    }

    @Test func `two loops keep one rate together`() {
        let scenario = Samples.scenario(
            [Samples.workload(publishers: 10)],
            connect: ConnectPlan(rate: Samples.rate(100), reconnect: nil)
        )
        let loops = (0..<2).map {
            VirtualLoop(scenario, share: LoopShare(index: $0, count: 2))
        }
        for loop in loops { loop.step() }
        #expect(loops.map(\.connections.opened.count) == [1, 0])
        for loop in loops {
            loop.now = loop.now + .milliseconds(40)
            loop.step()
        }
        #expect(loops.map(\.connections.opened.count) == [3, 2])
    }

    @Test func `has no more connections on their way than the plan says`() {
        let virtual = VirtualLoop(
            Samples.scenario(
                [Samples.workload(publishers: 10)],
                connect: ConnectPlan(atOnce: 3, reconnect: nil)
            )
        )
        virtual.step()
        #expect(virtual.connections.opened.count == 3)
        #expect(virtual.wake == nil, "a connection that ends wakes it")
        virtual.accept(0)
        virtual.step()
        #expect(virtual.connections.opened.count == 4)
    }

    @Test func `each publisher has its own topic, numbered within its workload`() {
        let virtual = VirtualLoop(
            Samples.scenario([
                Samples.workload("a", publishers: 2, topic: "a/{publisher}/raw"),
                Samples.workload("b", publishers: 2, topic: "b/{publisher}/raw"),
            ])
        )
        virtual.begin()
        virtual.advance(to: .milliseconds(200))
        let topics = Dictionary(grouping: virtual.connections.published, by: \.connection)
            .mapValues { Set($0.map(\.topic)) }
        #expect(topics == [0: ["a/0/raw"], 1: ["a/1/raw"], 2: ["b/0/raw"], 3: ["b/1/raw"]])
    }

    @Test func `a workload's user properties follow Crucible's own`() {
        let virtual = VirtualLoop(
            Samples.scenario([
                Samples.workload(
                    "a",
                    properties: [.init(name: "site", value: "oslo")]
                ),
                Samples.workload("b"),
            ])
        )
        virtual.begin()
        virtual.advance(to: .milliseconds(500))
        for message in virtual.connections.published {
            let names = message.properties.map { $0.prefix { $0 != "=" } }
            #expect(
                names
                    == (message.connection == 0
                        ? ["__ts", "crucible", "site"] : ["__ts", "crucible"])
            )
        }
        #expect(virtual.connections.published.first?.properties.last == "site=oslo")
    }

    @Test func `shows fresh tokens on every connection that stands, one after the other`() {
        let virtual = VirtualLoop(
            Samples.scenario([Samples.workload(publishers: 4)], connect: ConnectPlan())
        )
        virtual.begin()
        virtual.lose(2, .connectionLost(detail: "reset"))
        virtual.control.renew()
        virtual.step()
        #expect(virtual.connections.reauthenticated == [0])
        let begun = virtual.now
        while virtual.connections.reauthenticated.count < 3, let wake = virtual.wake,
            wake <= begun + .milliseconds(100)
        {
            virtual.now = max(virtual.now, wake)
            virtual.step()
        }
        #expect(
            virtual.connections.reauthenticated == [0, 1, 3],
            "2 reads the token as it connects"
        )
        virtual.handle(.reauthenticated(after: .milliseconds(3)), on: 1)
        #expect(virtual.connectionEvents.last == .reauthenticated(after: .milliseconds(3)))
    }

    @Test(
        arguments: [
            (100, 0), (10_000, 0), (10_001, 250_000), (100_000, 250_000), (1_000_000, 1_000_000),
        ] as [(UInt64, Int64)]
    )
    func `wakes no more often than the quantum of its rate`(perSecond: UInt64, quantum: Int64) {
        let virtual = VirtualLoop(
            Samples.scenario(
                [Samples.workload(publishers: 10, quality: 0, perSecond: perSecond)],
                load: .milliseconds(50)
            )
        )
        virtual.begin()
        let gap = virtual.wake.map { ($0 - virtual.now).count } ?? -1
        #expect(gap == max(quantum, 1_000_000_000 / Int64(perSecond)))
        virtual.connections.keepsMessages = false
        virtual.advance(to: .milliseconds(50))
        #expect(UInt64(virtual.sent.count) == virtual.plan.slotCount)
    }

    @Test func `with a quantum, nothing leaves early and nothing later than the quantum`() {
        let virtual = VirtualLoop(
            Samples.scenario(
                [Samples.workload(publishers: 7, quality: 0, perSecond: 200_000)],
                load: .milliseconds(20)
            )
        )
        virtual.begin()
        virtual.advance(to: .milliseconds(21))
        for record in virtual.sent {
            let intended = virtual.plan.intended(
                publisher: record.publisher,
                sequence: record.sequence
            )
            #expect(record.sent >= intended && record.sent <= intended + .milliseconds(1))
        }
        #expect(virtual.sent.count == 4_000)
    }

    @Test func `a round that takes several steps writes to each connection once`() {
        let virtual = VirtualLoop(
            Samples.scenario(
                [Samples.workload(publishers: 100, quality: 0, perSecond: 1_000_000)],
                load: .milliseconds(20)
            )
        )
        virtual.begin()
        virtual.stall(for: .milliseconds(5))
        var rounds: [[ConnectionNumber]] = [[]]
        let begun = virtual.now
        while virtual.wake.map({ $0 <= begun + .milliseconds(1) }) ?? false {
            let before = virtual.connections.published.count
            virtual.now = max(virtual.now, virtual.wake ?? virtual.now) + .microseconds(200)
            virtual.step()
            let written = virtual.connections.published[before...].map(\.connection)
            rounds[rounds.count - 1] += written.reduce(into: []) { runs, number in
                if runs.last != number { runs.append(number) }
            }
        }
        #expect(rounds[0].count > 45, "the messages of 5 ms do not fit one step")
        #expect(Set(rounds[0]).count == rounds[0].count, "no connection has two turns in a round")
    }

    @Test func `an acknowledgement between two rounds sends nothing`() {
        let virtual = VirtualLoop(
            Samples.scenario(
                [Samples.workload(publishers: 2, perSecond: 200_000)],
                load: .milliseconds(20)
            )
        )
        virtual.begin()
        virtual.advance(to: .milliseconds(3))
        let before = virtual.sent.count
        virtual.stall(for: .microseconds(400))
        virtual.acknowledge(5, on: 0)
        #expect(virtual.sent.count == before)
        virtual.advance(to: .milliseconds(5))
        #expect(virtual.sent.count > before)
    }
}
