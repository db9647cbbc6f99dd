import Evidence
import LoadGen
import Messaging
import Quantities
import Testing

@Suite struct PublisherLoopSendingTests {
    @Test func `sends each slot when it is due, publishers taking turns`() {
        let virtual = loop(publishers: 3, perSecond: 10)
        virtual.begin()
        virtual.advance(to: .milliseconds(450))
        #expect(virtual.sent.map(\.publisher) == [0, 1, 2, 0, 1])
        #expect(virtual.sent.map(\.sequence) == [0, 0, 0, 1, 1])
        #expect(virtual.sent.map(\.sent) == [0, 100, 200, 300, 400].map { .milliseconds($0) })
        #expect(virtual.sent.allSatisfy { $0.delay == .generator })
    }

    @Test func `asks to be called exactly when the next slot is due`() {
        let virtual = loop(publishers: 1, perSecond: 10)
        virtual.begin()
        #expect(virtual.wake == virtual.start.instant.map { $0 + .milliseconds(100) })
    }

    @Test func `a step that has much to catch up with sends a share and asks for the next at once`()
        throws
    {
        let virtual = loop(publishers: 2, perSecond: 1_000)
        virtual.begin()
        let late = try #require(virtual.start.instant) + .seconds(5)
        virtual.now = late
        virtual.step()
        let share = virtual.connections.published.count
        #expect(share > 100 && share < 1_000)
        #expect(virtual.wake == late)
        while virtual.wake == late { virtual.step() }
        #expect(virtual.connections.published.count == 5_001)
        #expect(virtual.sent.filter { $0.publisher == 1 }.map(\.sequence) == Array(0..<2_500))
    }

    @Test func `answers of one batch are posted together by the step that follows`() throws {
        let virtual = loop(publishers: 1, perSecond: 10)
        virtual.begin()
        virtual.advance(to: .milliseconds(200))
        for token in 0...1 as ClosedRange<UInt64> {
            virtual.loop.acknowledged(
                token,
                on: 0,
                reason: .success,
                at: virtual.time,
                through: virtual.connections
            )
        }
        #expect(virtual.mailbox.take().isEmpty)
        virtual.step()
        let answers = virtual.records.filter { if case .acknowledged = $0 { true } else { false } }
        #expect(answers.count == 2)
    }

    @Test func `a message is the plan's payload with time first and identity second`() throws {
        let virtual = loop(publishers: 2, perSecond: 10)
        virtual.begin()
        virtual.advance(to: .milliseconds(300))
        let message = try #require(virtual.connections.published.last)
        var payload: [UInt8] = []
        virtual.plan.writePayload(publisher: 1, sequence: 1, into: &payload)
        var identity: [UInt8] = []
        IdentityProperty(run: virtual.run, seed: virtual.plan.seed)
            .write(publisher: 1, sequence: 1, into: &identity)
        #expect(
            message
                == FakeConnections.Published(
                    connection: 1,
                    token: 1,
                    topic: "raw",
                    payload: String(decoding: payload, as: UTF8.self),
                    quality: .atLeastOnce,
                    properties: [
                        "__ts=\(virtual.time.wallClock.milliseconds):0:"
                            + String(decoding: identity, as: UTF8.self),
                        "crucible=" + String(decoding: identity, as: UTF8.self),
                    ]
                )
        )
    }

    @Test func `messages of one publisher in one millisecond count on in their timestamp`() {
        let virtual = loop(publishers: 1, perSecond: 10)
        virtual.begin()
        virtual.stall(for: .milliseconds(250))
        virtual.step()
        let times = virtual.connections.published.map { $0.properties[0].split(separator: ":")[1] }
        #expect(times == ["0", "0", "1"])
    }

    @Test
    func `where the schedule has a calendar, times are counted from it, whatever the clock says`()
        throws
    {
        let virtual = loop(publishers: 2, perSecond: 1_000)
        let calendar = WallClockInstant(milliseconds: 1_000_000)
        virtual.begin(calendar: calendar)
        virtual.wallOffset -= 3_600_000
        virtual.now = virtual.now + Nanoseconds(999_999)
        virtual.step()
        virtual.advance(to: .milliseconds(50))
        let written = virtual.connections.published.compactMap {
            Int64($0.properties[0].dropFirst(5).prefix { $0 != ":" })
        }
        let told = virtual.sent.map {
            ScheduleCalendar(start: calendar).instant(at: $0.sent).milliseconds
        }
        #expect(written == told)
        #expect(written.first == 1_000_000)
        #expect(written.last == 1_000_050)
    }

    @Test func `a step that comes three seconds late sends everything, none of it forgotten`() {
        let virtual = loop(publishers: 2, perSecond: 10)
        virtual.begin()
        virtual.stall(for: .seconds(3))
        virtual.step()
        #expect(virtual.sent.count == 31)
        #expect(virtual.sent.dropFirst().allSatisfy { $0.sent == .seconds(3) })
        #expect(virtual.sent.allSatisfy { $0.delay == .generator })
        let intended = virtual.sent.map {
            virtual.plan.intended(publisher: $0.publisher, sequence: $0.sequence)
        }
        #expect(intended.sorted() == (0...30).map { .milliseconds(100 * $0) })
    }

    @Test func `messages due at once leave connection by connection`() {
        let virtual = loop(publishers: 2, perSecond: 10)
        virtual.begin()
        virtual.stall(for: .seconds(1))
        virtual.step()
        let publishers = virtual.sent.dropFirst().map(\.publisher)
        #expect(publishers == Array(repeating: 1, count: 5) + Array(repeating: 0, count: 5))
    }

    @Test func `is finished when every slot is sent and every acknowledgement came`() {
        let virtual = loop(publishers: 2, perSecond: 1)
        virtual.begin()
        virtual.advance(to: .seconds(60))
        #expect(virtual.wake == nil)
        #expect(virtual.control.status.sent == 10)
        #expect(!virtual.control.status.isFinished)
        virtual.acknowledge(5, on: 0)
        virtual.acknowledge(4, on: 1)
        #expect(virtual.control.status.finishedPublishers == 1)
        virtual.acknowledge(1, on: 1, reason: 0x97)
        #expect(virtual.control.status.isFinished)
        #expect(virtual.control.status.acknowledged == 10)
        #expect(
            virtual.records.last
                == .acknowledged(publisher: 1, sequence: 4, reason: 0x97, at: .seconds(60))
        )
    }

    @Test func `at QoS 0 is finished when every slot is sent`() {
        let virtual = loop(publishers: 2, perSecond: 1, quality: 0)
        virtual.begin()
        virtual.advance(to: .seconds(9))
        #expect(virtual.control.status.isFinished)
    }

    @Test func `publishers without any slot are finished at the start`() {
        let virtual = loop(publishers: 30, perSecond: 1, quality: 0)
        virtual.begin()
        #expect(virtual.control.status.finishedPublishers == 20 + 1)
    }

    @Test func `records are in the mailbox only when the call is over`() {
        let virtual = loop(publishers: 1, perSecond: 1_000)
        virtual.begin()
        var early = 0
        virtual.connections.onAccepted = { early += virtual.mailbox.take().count }
        virtual.stall(for: .milliseconds(50))
        virtual.step()
        #expect(early == 0)
        #expect(virtual.sent.count == 51)
    }

    @Test func `five thousand publishers cost only what is due`() {
        let virtual = loop(publishers: 5_000, perSecond: 1_000, quality: 0)
        virtual.connections.keepsMessages = false
        virtual.begin()
        let before = virtual.connections.attempts
        let steps = virtual.steps
        virtual.advance(to: .seconds(5))
        #expect(virtual.connections.attempts - before == 5_000)
        #expect(virtual.steps - steps == 5_000)
    }

    private func loop(publishers: Int, perSecond: UInt64, quality: UInt8 = 1) -> VirtualLoop {
        VirtualLoop(
            Samples.scenario([
                Samples.workload(publishers: publishers, quality: quality, perSecond: perSecond)
            ])
        )
    }
}
